"""Ranges to ask whether they cover or touch another, quickly however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Ranges:
    """Half-open ranges in order, with the furthest end so far."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]
        self._furthest: list[int] = []
        for _, end in self._ranges:
            self._furthest.append(max(end, self._furthest[-1] if self._furthest else 0))

    def touches(self, start: int, end: int) -> bool:
        """Say whether a range shares a character with any of these."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start

    def covers(self, start: int, end: int) -> bool:
        """Say whether one of the ranges covers it."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._furthest[before - 1] >= end

    def swallows(self, start: int, end: int) -> bool:
        """Say whether one of the ranges that begin last before its end covers it and is longer."""
        before = bisect_right(self._starts, start)
        return any(high >= end and high - low > end - start for low, high in self._ranges[max(0, before - 8) : before])
