"""Where each cell of a web page's table stands, spans counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.domain.document import Cell

_MOST = 1_000


@dataclass(slots=True)
class TableGrid:
    """Gives out places row by row."""

    name: str
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Go to the next row."""
        self.row += 1
        self.column = 0

    def next_cell(self, attributes: Mapping[str, str | None], *, header: bool) -> Cell:
        """Return the place of the next cell in this row."""
        self.row = max(self.row, 0)
        while self.taken.get(self.column, 0) > self.row:
            self.column += 1
        columns, rows = _number(attributes.get("colspan")), _number(attributes.get("rowspan"))
        cell = Cell(self.name, self.row, self.column, rows, columns, header)
        for column in range(self.column, self.column + columns):
            self.taken[column] = self.row + rows
        self.column += columns
        return cell


def _number(text: str | None) -> int:
    return min(max(int(text), 1), _MOST) if text and text.isdecimal() and len(text) < 6 else 1
