"""Takes the characters of ruled tables out of a page before its lines are made, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.formats.pdf.characters import Character
from service.documents.formats.pdf.grids import Grid, Opening
from service.documents.formats.pdf.layout import Line, lines_of

_MOST_OF_PAGE = 0.6


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A ruled table with the lines of each cell that has any, in reading order."""

    grid: Grid
    cells: tuple[tuple[Opening, tuple[Line, ...]], ...]


def taken_out(characters: Sequence[Character], grids: Sequence[Grid], page_area: float) -> tuple[list[RuledTable], list[Character]]:
    """Return the tables that hold text side by side, and the characters that stand in none."""
    tables: list[RuledTable] = []
    rest = list(characters)
    for grid in grids:
        if not rest or _is_frame(grid, page_area):
            continue
        inside, outside = _sorted_into(rest, grid)
        if _is_table(grid, inside):
            cells = ((grid.openings[number], tuple(lines_of(own))) for number, own in sorted(inside.items()))
            tables.append(RuledTable(grid, tuple((opening, lines) for opening, lines in cells if lines)))
            rest = outside
    return tables, rest


def _sorted_into(characters: Sequence[Character], grid: Grid) -> tuple[dict[int, list[Character]], list[Character]]:
    inside: dict[int, list[Character]] = {}
    outside: list[Character] = []
    left, bottom, right, top = grid.box
    last: int | None = None
    for character in characters:
        x, y = character.middle
        if not (left <= x <= right and bottom <= y <= top):
            outside.append(character)
            continue
        if last is None or not _within(grid.openings[last], x, y):
            last = grid.holding((x, y))
        if last is None:
            outside.append(character)
        else:
            inside.setdefault(last, []).append(character)
    return inside, outside


def _within(opening: Opening, x: float, y: float) -> bool:
    left, bottom, right, top = opening.box
    return left <= x <= right and bottom <= y <= top


def _is_frame(grid: Grid, page_area: float) -> bool:
    """A line around the page or one big box is no table."""
    largest = max((o.box[2] - o.box[0]) * (o.box[3] - o.box[1]) for o in grid.openings)
    return largest > page_area * _MOST_OF_PAGE


def _is_table(grid: Grid, inside: dict[int, list[Character]]) -> bool:
    filled = [grid.openings[number] for number, own in inside.items() if any(c.text.strip() for c in own)]
    return len(filled) > 1 and len({opening.column for opening in filled}) > 1
