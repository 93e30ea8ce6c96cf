"""Tables drawn with lines: rules that cross are a grid, and its openings are cells, merged ones too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.documents.formats.pdf.characters import Box

_THICK = 3.5
_SHORT = 6.0
_NEAR = 2.5
_MOST_RULES = 1_500
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along one axis: where it stands on the other, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Opening:
    """One cell of a grid, rows counted from the top."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its outer box and its cells in reading order."""

    box: Box
    openings: tuple[Opening, ...]

    def holding(self, point: tuple[float, float]) -> int | None:
        """Return the number of the cell around a point."""
        x, y = point
        if not (self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]):
            return None
        return next(
            (
                number
                for number, opening in enumerate(self.openings)
                if opening.box[0] <= x <= opening.box[2] and opening.box[1] <= y <= opening.box[3]
            ),
            None,
        )


def grids_of(strokes: Iterable[Box]) -> tuple[Grid, ...]:
    """Return the ruled tables of a page, smallest first; drawings with too many lines to be tables have none."""
    boxes = tuple(strokes)
    across = _merged(Rule((b[1] + b[3]) / 2, b[0], b[2]) for b in boxes if b[3] - b[1] <= _THICK and b[2] - b[0] > _SHORT)
    down = _merged(Rule((b[0] + b[2]) / 2, b[1], b[3]) for b in boxes if b[2] - b[0] <= _THICK and b[3] - b[1] > _SHORT)
    if len(across) + len(down) > _MOST_RULES:
        return ()
    grids = [grid for rows, columns in _crossing(across, down) if (grid := _grid(rows, columns)) is not None]
    return tuple(sorted(grids, key=lambda grid: (grid.box[2] - grid.box[0]) * (grid.box[3] - grid.box[1])))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line are one rule."""
    shelves: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if shelves and rule.at - shelves[-1][0].at <= _NEAR:
            shelves[-1].append(rule)
        else:
            shelves.append([rule])
    return [rule for shelf in shelves for rule in _end_to_end(shelf)]


def _end_to_end(shelf: Sequence[Rule]) -> Iterator[Rule]:
    ordered = sorted(shelf, key=lambda rule: rule.start)
    at, start, end = ordered[0].at, ordered[0].start, ordered[0].end
    for rule in ordered[1:]:
        if rule.start <= end + _NEAR * 1.5:
            end = max(end, rule.end)
        else:
            yield Rule(at, start, end)
            at, start, end = rule.at, rule.start, rule.end
    yield Rule(at, start, end)


def _crossing(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield groups of rules that touch one another."""
    leader = list(range(len(across) + len(down)))

    def top(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for row, rule in enumerate(across):
        for column, other in enumerate(down, len(across)):
            if _touch(rule, other):
                leader[top(row)] = top(column)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate((*across, *down)):
        groups.setdefault(top(number), ([], []))[number >= len(across)].append(rule)
    yield from (group for group in groups.values() if len(group[0]) >= 2 and group[1])


def _touch(one: Rule, other: Rule) -> bool:
    return one.start - _NEAR <= other.at <= one.end + _NEAR and other.start - _NEAR <= one.at <= other.end + _NEAR


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    rows = _places([rule.at for rule in across])
    columns = _places([rule.at for rule in down] + [min(r.start for r in across), max(r.end for r in across)])
    if len(columns) < 3 or len(rows) < 2 or (len(rows) - 1) * (len(columns) - 1) > _MOST_CELLS:
        return None
    openings = tuple(_openings(rows, columns, across, down))
    return Grid((columns[0], rows[0], columns[-1], rows[-1]), openings) if len(openings) > 1 else None


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _openings(rows: Sequence[float], columns: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Opening]:
    """Yield cells from the top left; neighbours with no rule between them are one."""
    last_row, last_column = len(rows) - 1, len(columns) - 1
    walls = _walls(columns, rows, down)
    floors = _walls(rows, columns, across)
    taken: set[tuple[int, int]] = set()
    for row in range(last_row):
        low = last_row - 1 - row
        for column in range(last_column):
            if (row, column) in taken:
                continue
            wide = 1
            while column + wide < last_column and (row, column + wide) not in taken and (column + wide, low) not in walls:
                wide += 1
            deep = 1
            while row + deep < last_row and not any((low - deep + 1, column + by) in floors for by in range(wide)):
                if any((column + by, low - deep) in walls for by in range(1, wide)):
                    break
                deep += 1
            taken.update((row + down_by, column + by) for down_by in range(deep) for by in range(wide))
            box = (columns[column], rows[low - deep + 1], columns[column + wide], rows[low + 1])
            yield Opening(box, row, column, deep, wide)


def _walls(places: Sequence[float], between: Sequence[float], rules: Sequence[Rule]) -> set[tuple[int, int]]:
    """Return (place, interval) wherever a rule at that place runs past the middle of that interval."""
    walls: set[tuple[int, int]] = set()
    for rule in rules:
        place = bisect_right(places, rule.at + 0.01) - 1
        for number in range(len(between) - 1):
            if rule.start - _NEAR <= (between[number] + between[number + 1]) / 2 <= rule.end + _NEAR:
                walls.add((place, number))
    return walls
