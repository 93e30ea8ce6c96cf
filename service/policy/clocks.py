"""Time limits and the days that count, as values: what the files in `clocks` say once they have been read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.domain.errors import NotFound, Unreadable


class Nation(StrEnum):
    """A part of the United Kingdom with bank holidays of its own."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class CountsAs(StrEnum):
    """What a day named in a file is: closed, a usual holiday that was moved away, or argued about."""

    HOLIDAY = "holiday"
    WORKING_DAY = "working_day"
    CONTESTED = "contested"


class PeriodName(StrEnum):
    """Which of a regime's time limits is meant."""

    ANSWER = "answer"
    EXTENDED = "extended"
    INTERNAL_REVIEW = "internal_review"
    INTERNAL_REVIEW_EXTENDED = "internal_review_extended"

    @classmethod
    def of(cls, *, extended: bool, internal_review: bool) -> PeriodName:
        """Return the name for two switches."""
        if internal_review:
            return cls.INTERNAL_REVIEW_EXTENDED if extended else cls.INTERNAL_REVIEW
        return cls.EXTENDED if extended else cls.ANSWER


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are no working days: its weekend, and holidays in any (or, when `every`, in all) of its nations."""

    title: str
    nations: frozenset[Nation]
    every: bool
    weekend: frozenset[int]


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that the ordinary bank holidays do not tell, or tell wrongly."""

    day: date
    nations: frozenset[Nation]
    title: str
    counts_as: CountsAs
    why: str


@dataclass(frozen=True, slots=True)
class Period:
    """One time limit: working days, or months to the corresponding date (else the last day of its month); or none, and why."""

    working_days: int | None
    months: int | None
    none: str
    moves_to_working_day: bool
    basis: str
    only_if: str
    tell_by: PeriodName | None
    confirmed: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class ClockExample:
    """A worked example: received that day, due that day (and at the latest, where a contested day matters)."""

    received: date
    period: PeriodName
    due: date
    latest: date
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Regime:
    """The time limits of one body of law, as in force from one day to another."""

    id: str
    title: str
    calendar: Calendar
    starts: date
    ends: date | None
    starting: str
    periods: Mapping[PeriodName, Period]
    examples: tuple[ClockExample, ...]

    def in_force(self, on: date) -> bool:
        """Say whether this is the law of that day."""
        return self.starts <= on and (self.ends is None or on <= self.ends)


@dataclass(frozen=True, slots=True)
class ClockFile:
    """One of the files that were read, so that a count can say which rules it followed."""

    file: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Clocks:
    """All regimes, all special days, and the days between which bank holidays are known."""

    regimes: tuple[Regime, ...]
    days: tuple[SpecialDay, ...]
    known_from: date
    known_to: date
    files: tuple[ClockFile, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all regimes, each once."""
        return tuple(dict.fromkeys(regime.id for regime in self.regimes))

    def regime(self, regime_id: str, on: date) -> Regime:
        """Return the regime in force on the day of receipt; raises NotFound or Unreadable."""
        found = [regime for regime in self.regimes if regime.id == regime_id]
        if not found:
            raise NotFound("regime-not-found", f"There is no regime {regime_id}.", todo=f"Choose one of {', '.join(self.ids)}.")
        for regime in found:
            if regime.in_force(on):
                return regime
        raise Unreadable(
            "regime-not-in-force",
            f"{found[0].title} is not in force on {on.isoformat()}: it starts on {found[0].starts.isoformat()}.",
            todo="Check the day of receipt.",
        )
