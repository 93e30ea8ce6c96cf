"""Rows of short pieces that stand under one another are a table, even with no lines drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from service.documents.formats.pdf.characters import Box
from service.documents.formats.pdf.layout import Line, bands_of

_SAME_COLUMN = 6.0
_FARTHEST = 4.0
_TIGHT = 1.6
_WIDER = 1.2
_GUTTER = 5.0
_LEVEL = 0.3


@dataclass(slots=True)
class TableRow:
    """One row: the lines it took, and the lines of each column."""

    lines: list[Line] = field(default_factory=list)
    cells: dict[int, list[Line]] = field(default_factory=dict)

    def add(self, strip: _Strip) -> None:
        """Take in pieces that stand side by side."""
        for column, line in strip.pieces.items():
            self.cells.setdefault(column, []).append(line)
            self.lines.append(line)


@dataclass(frozen=True, slots=True)
class _Strip:
    """Pieces side by side, each in a column, and how far below the strip above."""

    pieces: dict[int, Line]
    pitch: float


def table_at(lines: Sequence[Line], at: int) -> list[TableRow]:
    """Return the rows of a table that begins at this line, none if there is none: two rows at least, two columns at least."""
    first = _row_from(lines, at)
    if len(first) < 2 and not _stands_beside(lines, at):
        return []
    parted = _rows_by_bands(lines[at:])
    if parted or len(first) < 2:
        return parted
    strips = _strips(lines, at, first)
    pitches = [strip.pitch for strip in strips[1:]]
    tight = min(pitches, default=0.0)
    padded = bool(pitches) and max(pitches) > tight * _WIDER
    rights = _rights(strips)
    rows: list[TableRow] = []
    full = 0
    for before, strip in pairwise((strips[0], *strips)):
        line = next(iter(strip.pieces.values()))
        lone = len(strip.pieces) < 2 or 0 not in strip.pieces
        if rows and (lone or _wraps(before, strip, rights, close=padded and strip.pitch < tight * _WIDER)):
            if strip.pitch > line.look.size * _TIGHT:
                break
            rows[-1].add(strip)
            continue
        full += 1
        rows.append(TableRow())
        rows[-1].add(strip)
    return rows if full >= 2 else []


def _stands_beside(lines: Sequence[Line], at: int) -> bool:
    """Say whether the next line begins beside this one, as in a row whose cells do not begin level."""
    if at + 1 == len(lines):
        return False
    one, other = lines[at].box, lines[at + 1].box
    apart = other[0] > one[2] + _GUTTER or one[0] > other[2] + _GUTTER
    return apart and other[3] > one[1] - lines[at].look.size * _LEVEL


def _rows_by_bands(lines: Sequence[Line]) -> list[TableRow]:
    """Rows that blank strips part, three at least; what stands below one another is a cell, wherever in the row it begins."""
    taken: list[list[Line]] = []
    columns: list[tuple[float, float]] = []
    low = 0.0
    for band in bands_of(lines):
        top = max(line.box[3] for line in band)
        own = _columns([(line.box[0], line.box[2]) for line in band])
        wider = _columns([*columns, *own])
        strange = len(own) < 2 and len(wider) > len(columns)
        if (taken and low - top > band[0].look.size * _TIGHT) or len(wider) < max(2, len(columns)) or strange:
            break
        taken.append(band)
        columns = wider
        low = min(line.box[1] for line in band)
    while taken and len(_columns([(line.box[0], line.box[2]) for line in taken[-1]])) < 2:
        taken.pop()
    columns = _columns([(line.box[0], line.box[2]) for band in taken for line in band])
    rows = [_row_of(band, columns) for band in taken]
    wrapped = sum(1 for row in rows if any(len(own) > 1 for own in row.cells.values()))
    return rows if sum(1 for row in rows if len(row.cells) > 1) > 2 and wrapped else []


def _columns(pieces: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for left, right in sorted(pieces):
        if columns and left < columns[-1][1] + _GUTTER:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _row_of(band: Sequence[Line], columns: Sequence[tuple[float, float]]) -> TableRow:
    row = TableRow()
    for line in sorted(band, key=lambda line: -line.box[1]):
        column = next(number for number, (left, right) in enumerate(columns) if left <= line.box[0] <= right)
        row.cells.setdefault(column, []).append(line)
        row.lines.append(line)
    return row


def _strips(lines: Sequence[Line], at: int, first: Sequence[Line]) -> list[_Strip]:
    columns = [[line.box] for line in first]
    strips: list[_Strip] = []
    above = first[0].box[1]
    position = at
    while position < len(lines):
        row = _row_from(lines, position)
        pitch = above - row[0].box[1]
        pieces: dict[int, Line] = {}
        for line in row:
            column = _column(line.box, columns)
            if column is not None and column not in pieces:
                pieces[column] = line
        if len(pieces) < len(row) or pitch > row[0].look.size * _FARTHEST:
            break
        for column, line in pieces.items():
            columns[column].append(line.box)
        strips.append(_Strip(pieces, pitch))
        above = row[0].box[1]
        position += len(row)
    return strips


def _column(box: Box, columns: Sequence[Sequence[Box]]) -> int | None:
    """Return the column whose pieces share this one's left or right edge, or its middle."""
    near = [(min(_apart(box, other) for other in (boxes[0], boxes[-1])), number) for number, boxes in enumerate(columns)]
    distance, column = min(near)
    return column if distance <= _SAME_COLUMN else None


def _apart(one: Box, other: Box) -> float:
    middles = abs(one[0] + one[2] - other[0] - other[2]) / 2
    return min(abs(one[0] - other[0]), abs(one[2] - other[2]), middles)


def _rights(strips: Sequence[_Strip]) -> dict[int, float]:
    rights: dict[int, float] = {}
    for strip in strips:
        for column, line in strip.pieces.items():
            rights[column] = max(rights.get(column, line.box[2]), line.box[2])
    return rights


def _wraps(before: _Strip, strip: _Strip, rights: dict[int, float], *, close: bool) -> bool:
    """Say whether each piece goes on from the one above it: that had no room for the next word."""
    for column, line in strip.pieces.items():
        above = before.pieces.get(column)
        if above is None or above.box[2] + _first_word_width(line) <= rights[column]:
            return False
    return close or any(line.text[:1].islower() for line in strip.pieces.values())


def _first_word_width(line: Line) -> float:
    word = len(line.text.split(maxsplit=1)[0])
    return (line.box[2] - line.box[0]) * word / len(line.text)


def _row_from(lines: Sequence[Line], at: int) -> list[Line]:
    row = [lines[at]]
    for line in lines[at + 1 :]:
        middle = (line.box[1] + line.box[3]) / 2
        if not row[0].box[1] <= middle <= row[0].box[3]:
            break
        row.append(line)
    return sorted(row, key=lambda line: line.box[0])
