"""Sightings of identifiers merged: where two overlap the surer or longer one stays and takes the other's word along."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from service.detection.sighting import Sighting
from service.domain.finding import Evidence, Tier

#: From here up one recogniser may propose by itself; a purpose's pack may say otherwise per type.
PROPOSES = 0.85


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
    """Places in order that do not overlap; a new one that clashes gives its word to the one that stays."""

    def __init__(self) -> None:
        self.found: list[Merged] = []

    def add(self, new: Merged) -> None:
        """Add a place, or its evidence to the one it overlaps."""
        at = bisect_left(self.found, new.start, key=lambda found: found.end - 1 if found.end > found.start else found.end)
        if at >= len(self.found) or not self.found[at].overlaps(new):
            self.found.insert(at, new)
            return
        joined = _joined(self.found[at], new)
        free = (at == 0 or self.found[at - 1].end <= joined.start) and (at + 1 == len(self.found) or joined.end <= self.found[at + 1].start)
        self.found[at] = joined if free else replace(joined, start=self.found[at].start, end=self.found[at].end)


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
