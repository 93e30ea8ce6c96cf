"""Cells of a spreadsheet as blocks: what shows as a table with its sheet's name above it, what is folded away as hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.documents.part_reading import clean
from service.domain.document import Anchor, Block, BlockKind, Cell


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell that holds something; rows and columns count from 0; `hidden` says why it does not show."""

    row: int
    column: int
    text: str
    hidden: str | None = None
    row_span: int = 1
    column_span: int = 1
    path: str = ""


def letters_of(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sheet_blocks(name: str, member: str, cells: Iterable[SheetCell], hidden: str | None = None) -> Iterator[Block]:
    """Yield a sheet's name and its cells; anchors name the cell (`B12`) and count code points of its shown text."""
    made = list(_cells(member, cells, hidden))
    safe = clean(" ".join(name.split()))
    if safe:
        kind = BlockKind.HIDDEN if hidden else BlockKind.HEADING
        yield Block(kind, safe, "", Anchor(member, "name", 0, len(safe)), level=1, shown=not hidden, hidden_because=hidden)
    yield from made


def _cells(member: str, cells: Iterable[SheetCell], hidden: str | None) -> Iterator[Block]:
    first: int | None = None
    for cell in cells:
        text = clean(cell.text).strip()
        if not text:
            continue
        why = hidden or cell.hidden
        first = cell.row if first is None and why is None else first
        header = cell.row == first and not text.replace(".", "").replace(",", "").isdecimal()
        place = Cell(member, cell.row, cell.column, cell.row_span, cell.column_span, header)
        anchor = Anchor(member, cell.path or f"{letters_of(cell.column)}{cell.row + 1}", 0, len(text))
        kind = BlockKind.HIDDEN if why else BlockKind.TABLE_CELL
        yield Block(kind, text, "", anchor, cell=place, shown=why is None, hidden_because=why)
