"""Sightings of identifiers merged: where two overlap the surer or longer one stays and takes the other's word along."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from service.detection.sighting import Sighting
from service.domain.finding import Evidence, Tier

#: From here up one recogniser may propose by itself; a purpose's pack may say otherwise per type.
PROPOSES = 0.85
#: What sticks out of a clash is a place of its own from this many characters on.
_LEAST_REST = 3


@dataclass(frozen=True, slots=True)
class Merged:
    """One place of the plain text with its type, tier and all that was said of it."""

    start: int
    end: int
    type: str
    tier: Tier
    score: float
    evidence: tuple[Evidence, ...]
    subject: str | None = None
    labels: frozenset[str] = frozenset()
    region: bool = False

    def overlaps(self, other: Merged) -> bool:
        """Say whether two share a character."""
        return self.start < other.end and other.start < self.end


def tier_of(kind: str, score: float, thresholds: Mapping[str, float]) -> Tier:
    """Return the tier of a score for a type."""
    return Tier.PROPOSE if score >= thresholds.get(kind, PROPOSES) else Tier.LOOK


def merged(sightings: Iterable[Sighting], thresholds: Mapping[str, float]) -> list[Merged]:
    """Merge identifiers, in order and without overlaps; the result does not depend on the order of the sightings."""
    ranked = sorted(set(sightings), key=lambda s: (-_rank(s), -(s.end - s.start), s.start, s.type, s.source, s.reason))
    kept = _Kept()
    for sighting in ranked:
        new = Merged(
            sighting.start,
            sighting.end,
            sighting.type,
            tier_of(sighting.type, sighting.score, thresholds),
            sighting.score,
            (sighting.evidence,),
        )
        kept.add(new)
    return kept.found


class _Kept:
    """Places in order that do not overlap.

    A new one that clashes gives its word to the one that stays; one that is proposed and covers others whole (an address and
    its postcode) takes their place, and what sticks out of a clash is still a place of its own, so that nothing seen is lost.
    """

    def __init__(self) -> None:
        self.found: list[Merged] = []

    def add(self, new: Merged) -> None:
        """Add a place, or its evidence to the one it overlaps."""
        first = bisect_left(self.found, new.start, key=lambda found: found.end - 1 if found.end > found.start else found.end)
        last = first
        while last < len(self.found) and self.found[last].overlaps(new):
            last += 1
        clashing = self.found[first:last]
        if not clashing:
            self.found.insert(first, new)
        elif new.tier is Tier.PROPOSE and all(new.start <= found.start and found.end <= new.end for found in clashing):
            evidence = tuple(dict.fromkeys([*new.evidence, *(said for found in clashing for said in found.evidence)]))
            self.found[first:last] = [replace(new, score=max(new.score, *(found.score for found in clashing)), evidence=evidence)]
        else:
            self._give(first, last, new)

    def _give(self, first: int, last: int, new: Merged) -> None:
        """Give the word of a new place to the first it clashes with, which grows where it is of the same kind and there is room."""
        joined = _joined(self.found[first], new)
        free = (first == 0 or self.found[first - 1].end <= joined.start) and (
            first + 1 == len(self.found) or joined.end <= self.found[first + 1].start
        )
        self.found[first] = joined if free else replace(joined, start=self.found[first].start, end=self.found[first].end)
        if new.tier is Tier.PROPOSE:
            self.found[first:last] = _with_rests(self.found[first:last], new)


def _with_rests(kept: list[Merged], new: Merged) -> list[Merged]:
    """Return the kept places and what of a new one lies before, between and after them."""
    every: list[Merged] = []
    at = new.start
    for found in kept:
        if found.start - at >= _LEAST_REST:
            every.append(replace(new, start=at, end=found.start))
        every.append(found)
        at = max(at, found.end)
    return [*every, replace(new, start=at)] if new.end - at >= _LEAST_REST else every


def _rank(sighting: Sighting) -> float:
    """Round the score so that a longer span wins over a hair's breadth of certainty."""
    return round(sighting.score * 5) / 5


def _joined(one: Merged, other: Merged) -> Merged:
    if other.evidence[0] in one.evidence:
        return one
    same = one.type == other.type
    return replace(
        one,
        start=min(one.start, other.start) if same else one.start,
        end=max(one.end, other.end) if same else one.end,
        evidence=(*one.evidence, *other.evidence),
    )
