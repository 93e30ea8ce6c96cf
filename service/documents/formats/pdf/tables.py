"""Rows of short pieces that stand under one another are a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.documents.formats.pdf.layout import Line

_SAME_COLUMN = 6.0


@dataclass(slots=True)
class TableRow:
    """One row: where its table's columns start, the lines it took, and the lines of each column."""

    starts: tuple[float, ...]
    lines: list[Line] = field(default_factory=list)
    cells: dict[int, list[Line]] = field(default_factory=dict)

    def put(self, line: Line) -> bool:
        """Take a line into its column; False when it stands in none."""
        for column, start in enumerate(self.starts):
            if abs(line.box[0] - start) <= _SAME_COLUMN:
                self.cells.setdefault(column, []).append(line)
                self.lines.append(line)
                return True
        return False


def table_at(lines: Sequence[Line], at: int) -> list[TableRow]:
    """Return the rows of a table that begins at this line, none if there is none: two rows at least, two columns at least."""
    first = _row_from(lines, at)
    if len(first) < 2:
        return []
    starts = tuple(line.box[0] for line in first)
    rows: list[TableRow] = []
    full = 0
    position = at
    while position < len(lines):
        visual = _row_from(lines, position)
        row = TableRow(starts)
        if not all(row.put(line) for line in visual):
            break
        if rows and 0 not in row.cells:
            if not _follows(rows[-1], visual[0]):
                break
            for column, pieces in row.cells.items():
                rows[-1].cells.setdefault(column, []).extend(pieces)
            rows[-1].lines.extend(visual)
        elif len(visual) < 2 and not _follows_closely(rows, visual[0]):
            break
        elif len(visual) < 2:
            for column, pieces in row.cells.items():
                rows[-1].cells.setdefault(column, []).extend(pieces)
            rows[-1].lines.extend(visual)
        else:
            full += 1
            rows.append(row)
        position += len(visual)
    return rows if full >= 2 else []


def _row_from(lines: Sequence[Line], at: int) -> list[Line]:
    row = [lines[at]]
    for line in lines[at + 1 :]:
        middle = (line.box[1] + line.box[3]) / 2
        if not row[0].box[1] <= middle <= row[0].box[3]:
            break
        row.append(line)
    return sorted(row, key=lambda line: line.box[0])


def _follows(row: TableRow, line: Line) -> bool:
    return min(one.box[1] for one in row.lines) - line.box[1] < line.look.size * 1.8


def _follows_closely(rows: Sequence[TableRow], line: Line) -> bool:
    return bool(rows) and min(one.box[1] for one in rows[-1].lines) - line.box[1] < line.look.size * 1.3
