"""From the day of receipt to the last day for an answer: a pure count, with everything that was left out of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from service.domain.errors import Unreadable
from service.policy.bank_holidays import ClosedDay, Days
from service.policy.clocks import Clocks, Period, PeriodName, Regime

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day: `due` if every contested day counts, `latest` if none does (the same where none matters).

    `first_day` is day 1 of a count of working days; `corresponding` the date that a count of months led to before it moved;
    `not_counted` every closed or contested day on the way to `latest`; `tell_by` when the applicant must have heard of an extension.
    """

    regime: Regime
    name: PeriodName
    period: Period
    received: date
    due: date
    latest: date
    not_counted: tuple[ClosedDay, ...]
    first_day: date | None = None
    corresponding: date | None = None
    tell_by: date | None = None


def count(clocks: Clocks, regime_id: str, received: date, name: PeriodName = PeriodName.ANSWER) -> Counted:
    """Return when an answer is due, and how that was counted.

    Raises NotFound (regime-not-found) and Unreadable (regime-not-in-force, no-such-period, days-not-known).
    """
    regime = clocks.regime(regime_id, received)
    period = regime.periods[name]
    if period.none:
        raise Unreadable("no-such-period", period.none, todo="Leave out that option.")
    days = Days(regime.calendar, clocks)
    days.closed(received)
    tell_by = count(clocks, regime_id, received, period.tell_by).due if period.tell_by else None
    if period.months:
        return _by_date(days, regime, name, received, tell_by=tell_by)
    due, _ = _nth_working_day(days, received, period.working_days or 0, contested_counts=True)
    latest, left_out = _nth_working_day(days, received, period.working_days or 0, contested_counts=False)
    first_day, _ = _nth_working_day(days, received, 1, contested_counts=True)
    return Counted(regime, name, period, received, due, latest, left_out, first_day=first_day, tell_by=tell_by)


def _nth_working_day(days: Days, received: date, wanted: int, *, contested_counts: bool) -> tuple[date, tuple[ClosedDay, ...]]:
    left_out: list[ClosedDay] = []
    counted, day = 0, received
    while counted < wanted:
        day += ONE_DAY
        closed = days.closed(day)
        if closed:
            left_out.append(closed)
        if closed is None or (closed.contested and contested_counts):
            counted += 1
    return day, tuple(left_out)


def _by_date(days: Days, regime: Regime, name: PeriodName, received: date, *, tell_by: date | None) -> Counted:
    period = regime.periods[name]
    corresponding = same_day_after(received, period.months or 0)
    if not period.moves_to_working_day:
        days.closed(corresponding)
        return Counted(regime, name, period, received, corresponding, corresponding, (), corresponding=corresponding, tell_by=tell_by)
    passed = tuple(_closed_from(days, corresponding))
    latest = corresponding + ONE_DAY * len(passed)
    due = next((closed.day for closed in passed if closed.contested), latest)
    return Counted(regime, name, period, received, due, latest, passed, corresponding=corresponding, tell_by=tell_by)


def same_day_after(day: date, months: int) -> date:
    """Return the corresponding date some months on, or the last day of that month where it has none."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _closed_from(days: Days, day: date) -> Iterator[ClosedDay]:
    while closed := days.closed(day):
        yield closed
        day += ONE_DAY
