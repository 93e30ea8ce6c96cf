"""Small numbers in tables: which counts are told, so that no small one can be read or worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Told(StrEnum):
    """How a count is told: as it is, as fewer than the limit (nought may be behind it too), or not at all."""

    AS_IS = "as_is"
    FEWER = "fewer"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of a table and how it is told."""

    count: int
    told: Told = Told.AS_IS


def safe_counts(counts: Mapping[str, int], *, below: int, sum_known: bool = True) -> dict[str, Cell]:
    """Return each count with how it is told; counts from 1 to `below` - 1 are not told.

    With `sum_known` (readers know what all counts of the table come to) further cells are held back until no small count follows from
    the others. A table of a single cell cannot be protected so.
    """
    cells = {name: Cell(count, Told.FEWER if 0 < count < below else Told.AS_IS) for name, count in counts.items()}
    if not sum_known:
        return cells
    while (small := _worked_out(cells, below)) is not None:
        shown = [name for name, cell in cells.items() if cell.told is Told.AS_IS]
        if shown:
            next_smallest = min(shown, key=lambda name: cells[name].count)
            hidden = Told.FEWER if cells[next_smallest].count < below else Told.NOT_SHOWN
            cells[next_smallest] = Cell(cells[next_smallest].count, hidden)
        elif cells[small].told is Told.FEWER:
            cells = {name: Cell(cell.count, Told.NOT_SHOWN) for name, cell in cells.items()}
        else:
            break
    return cells


def possible(cells: Mapping[str, Cell], name: str, below: int) -> range:
    """Return the values that a reader who knows the sum must hold possible for a cell."""
    total = sum(cell.count for cell in cells.values())
    ranges = {each: _range(cell, below, total) for each, cell in cells.items()}
    own = ranges[name]
    others = [ranges[each] for each in cells if each != name]
    low = max(own[0], total - sum(high for _, high in others))
    high = min(own[1], total - sum(low for low, _ in others))
    return range(low, high + 1)


def _range(cell: Cell, below: int, total: int) -> tuple[int, int]:
    if cell.told is Told.AS_IS:
        return cell.count, cell.count
    return 0, total if cell.told is Told.NOT_SHOWN else min(below - 1, total)


def _worked_out(cells: Mapping[str, Cell], below: int) -> str | None:
    """Return a small count that is held back and yet follows from what is told."""
    small = (name for name, cell in cells.items() if cell.told is not Told.AS_IS and 0 < cell.count < below)
    return next((name for name in small if len(possible(cells, name, below)) < 2), None)
