"""What writers draw: blocks cut into runs, neighbouring cells gathered into tables, items into lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from service.domain.document import Block, BlockKind, Inline, InlineKind

#: Wider tables lose columns nothing stands in; merges never reach further.
WIDEST = 64


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. A mark ignores every other look; `value` is its ground or the link's address."""

    text: str
    looks: frozenset[InlineKind] = frozenset()
    address: str | None = None

    @property
    def is_mark(self) -> bool:
        """Say whether this run is a redaction mark."""
        return InlineKind.MARK in self.looks


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """One cell of a table: its place with no gaps, its merges, its paragraphs."""

    row: int
    column: int
    row_span: int
    column_span: int
    header: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with `rows` × `columns` places, each covered by at most one cell."""

    rows: int
    columns: int
    cells: tuple[DrawnCell, ...]

    def row(self, number: int) -> tuple[DrawnCell, ...]:
        """Return the cells that begin in a row."""
        return tuple(cell for cell in self.cells if cell.row == number)


@dataclass(frozen=True, slots=True)
class Items:
    """Neighbouring list items."""

    blocks: tuple[Block, ...]


def runs(block: Block) -> tuple[Run, ...]:
    """Cut a block's text at the edges of its inlines."""
    edges = {0, len(block.text)}
    for inline in block.inlines:
        edges.update((min(inline.span.start, len(block.text)), min(inline.span.end, len(block.text))))
    ordered = sorted(edges)
    made: list[Run] = []
    waiting = sorted(block.inlines, key=lambda inline: -inline.span.start)
    over: list[Inline] = []
    for start, end in pairwise(ordered):
        while waiting and waiting[-1].span.start <= start:
            over.append(waiting.pop())
        over = [inline for inline in over if inline.span.end >= end]
        looks = frozenset(inline.kind for inline in over)
        if InlineKind.MARK in looks:
            made.append(Run(block.text[start:end], frozenset({InlineKind.MARK})))
            continue
        address = next((inline.value for inline in over if inline.kind == InlineKind.LINK), None)
        made.append(Run(block.text[start:end], looks, address))
    return tuple(made)


def drawn(blocks: tuple[Block, ...]) -> Iterator[Block | Table | Items]:
    """Yield what a writer draws, in order: single blocks, whole tables, whole lists."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if block.cell is not None:
            while end < len(blocks) and (cell := blocks[end].cell) is not None and cell.table == block.cell.table:
                end += 1
            yield _table(blocks[at:end])
        elif block.kind == BlockKind.LIST_ITEM:
            while end < len(blocks) and blocks[end].kind == BlockKind.LIST_ITEM and blocks[end].cell is None:
                end += 1
            yield Items(blocks[at:end])
        else:
            yield block
        at = end


def _table(blocks: tuple[Block, ...]) -> Table:
    """Gather cells; rows and columns are numbered anew, and a merge never runs over another cell."""
    gathered: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None:
            gathered.setdefault((block.cell.row, block.cell.column), []).append(block)
    used = sorted({column for _, column in gathered})
    columns = used[-1] + 1
    if columns > WIDEST:
        gathered = {(row, used.index(column)): own for (row, column), own in gathered.items()}
        columns = len(used)
    row_numbers = {row: number for number, row in enumerate(sorted({row for row, _ in gathered}))}
    taken: set[tuple[int, int]] = {(row_numbers[row], column) for row, column in gathered}
    cells: list[DrawnCell] = []
    for (row, column), own in gathered.items():
        cell = own[0].cell
        if cell is None:
            continue
        number = row_numbers[row]
        across = _free_across(taken, number, column, min(cell.column_span, WIDEST))
        down = _free_down(taken, number, column, across, min(cell.row_span, len(row_numbers) - number))
        taken.update((number + down_by, column + across_by) for down_by in range(down) for across_by in range(across))
        columns = max(columns, column + across)
        cells.append(DrawnCell(number, column, down, across, cell.header, tuple(own)))
    return Table(len(row_numbers), columns, (*cells, *_empty(taken, len(row_numbers), columns)))


def _free_across(taken: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    across = 1
    while across < wanted and (row, column + across) not in taken:
        across += 1
    return across


def _free_down(taken: set[tuple[int, int]], row: int, column: int, across: int, wanted: int) -> int:
    down = 1
    while down < wanted and all((row + down, column + by) not in taken for by in range(across)):
        down += 1
    return down


def _empty(taken: set[tuple[int, int]], rows: int, columns: int) -> list[DrawnCell]:
    """Fill places nothing stands in, so that every row has the same width."""
    return [
        DrawnCell(row, column, 1, 1, header=False, blocks=())
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in taken
    ]
