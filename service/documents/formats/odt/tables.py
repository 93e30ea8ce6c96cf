"""Where each cell of an OpenDocument table stands, repetitions and merges counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.documents.formats.docx.names import attribute, local
from service.domain.document import Cell

_MOST = 1_000
_GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})


def count(element: Any, name: str, most: int = _MOST) -> int:
    """Return a repetition or span of an element, 1 where it has none, never more than `most`."""
    text = attribute(element, name) or "1"
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) < 9 else 1


def rows_of(table: Any, name: str) -> Iterator[tuple[str, Any, Cell]]:
    """Yield (kind of element, cell, place) for each cell that holds something, row by row."""
    number = 0
    for row, header in _rows(table, header=False):
        column = 0
        for cell in row:
            kind = local(cell)
            if kind not in {"table-cell", "covered-table-cell"}:
                continue
            across, down = count(cell, "number-columns-spanned"), count(cell, "number-rows-spanned")
            if kind == "table-cell" or len(cell):
                yield kind, cell, Cell(name, number, column, down, across, header)
            column += count(cell, "number-columns-repeated", 20_000)
        number += count(row, "number-rows-repeated", 2_000_000)


def _rows(element: Any, *, header: bool) -> Iterator[tuple[Any, bool]]:
    for child in element:
        name = local(child)
        if name == "table-row":
            yield child, header
        elif name in _GROUPS:
            yield from _rows(child, header=header or name == "table-header-rows")
