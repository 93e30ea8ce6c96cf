"""When an answer is due: the dates of the law dossier, and every day of four years against a count by hand."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.errors import NotFound, Unreadable
from service.policy.clock_files import load_clocks
from service.policy.clocks import PeriodName
from service.policy.counting import Counted, count
from service.policy.packs import packs_folder
from tests.policy.uk_bank_holidays import ANYWHERE, PROCLAIMED, SCOTLAND, THROUGHOUT

CLOCKS = load_clocks(packs_folder())
ONE_DAY = timedelta(days=1)
EVERY_DAY = [date(2024, 1, 1) + ONE_DAY * number for number in range(4 * 365 + 1)]
SATURDAY = 5


def day(written: str) -> date:
    return date.fromisoformat(written)


def counted(regime: str, received: date, *, extended: bool = False, internal_review: bool = False) -> Counted:
    return count(CLOCKS, regime, received, PeriodName.of(extended=extended, internal_review=internal_review))


def naive_working_days(received: date, wanted: int, closed: frozenset[date]) -> date:
    """Walk day by day, as a clerk with a wall calendar would."""
    today = received
    for _ in range(wanted):
        today += ONE_DAY
        while today.weekday() >= SATURDAY or today in closed:
            today += ONE_DAY
    return today


def naive_month(received: date, months: int, closed: frozenset[date]) -> date:
    month, year = received.month, received.year
    for _ in range(months):
        month, year = (1, year + 1) if month == 12 else (month + 1, year)
    today = date(year, month, min(received.day, monthrange(year, month)[1]))
    while today.weekday() >= SATURDAY or today in closed:
        today += ONE_DAY
    return today


@pytest.mark.parametrize(
    ("received", "due", "latest"),
    [
        ("2025-05-30", "2025-06-27", "2025-06-27"),
        ("2025-11-28", "2025-12-31", "2025-12-31"),
        ("2026-06-01", "2026-06-29", "2026-06-30"),
        ("2026-03-14", "2026-04-15", "2026-04-15"),
        ("2026-12-18", "2027-01-21", "2027-01-21"),
    ],
)
def test_the_dates_of_the_dossier(received: str, due: str, latest: str) -> None:
    for regime in ("foia", "eir"):
        found = counted(regime, day(received))
        assert (found.due, found.latest) == (day(due), day(latest))


def test_the_fortieth_day_of_the_dossier_and_the_day_to_tell_the_applicant() -> None:
    found = counted("foia", day("2025-11-28"), extended=True)

    assert (found.due, found.tell_by) == (day("2026-01-30"), day("2025-12-31"))


@pytest.mark.parametrize(("regime", "closed"), [("foia", ANYWHERE), ("eir", ANYWHERE), ("foisa", SCOTLAND), ("eisr", SCOTLAND)])
def test_every_day_of_four_years_is_counted_as_by_hand(regime: str, closed: frozenset[date]) -> None:
    for received in EVERY_DAY:
        found = counted(regime, received)
        assert found.due == naive_working_days(received, 20, closed), received
        assert found.latest == naive_working_days(received, 20, closed | {PROCLAIMED}), received
        assert found.first_day == naive_working_days(received, 1, closed)


@pytest.mark.parametrize(
    ("regime", "internal_review", "extended", "length", "closed"),
    [
        ("foia", False, True, 40, ANYWHERE),
        ("foia", True, False, 20, ANYWHERE),
        ("foia", True, True, 40, ANYWHERE),
        ("eir", False, True, 40, ANYWHERE),
        ("eir", True, False, 40, ANYWHERE),
        ("foisa", True, False, 20, SCOTLAND),
        ("eisr", False, True, 40, SCOTLAND),
        ("eisr", True, False, 20, SCOTLAND),
    ],
)
def test_longer_periods_and_reviews_are_counted_as_by_hand(
    regime: str, internal_review: bool, extended: bool, length: int, closed: frozenset[date]
) -> None:
    for received in EVERY_DAY[::3]:
        found = counted(regime, received, extended=extended, internal_review=internal_review)
        assert found.due == naive_working_days(received, length, closed)
        assert found.latest == naive_working_days(received, length, closed | {PROCLAIMED})


@pytest.mark.parametrize(("extended", "months"), [(False, 1), (True, 3)])
def test_subject_access_ends_on_the_corresponding_date_or_the_next_working_day(extended: bool, months: int) -> None:
    for received in EVERY_DAY:
        found = counted("sar", received, extended=extended)
        assert found.due == naive_month(received, months, THROUGHOUT), received
        assert found.latest == naive_month(received, months, ANYWHERE | {PROCLAIMED}), received


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2025-01-31", "2025-02-28"),
        ("2026-01-31", "2026-03-02"),
        ("2024-01-31", "2024-02-29"),
        ("2026-09-03", "2026-10-05"),
        ("2026-11-25", "2026-12-29"),
    ],
)
def test_a_month_without_that_date_ends_on_its_last_day(received: str, due: str) -> None:
    assert counted("sar", day(received)).due == day(due)


@given(st.sampled_from(EVERY_DAY), st.sampled_from(["foia", "eir", "foisa", "eisr", "sar"]))
def test_what_was_left_out_explains_the_whole_count(received: date, regime: str) -> None:
    found = counted(regime, received)
    start = found.corresponding or received + ONE_DAY
    walked = [start + ONE_DAY * number for number in range((found.latest - start).days + 1)]
    left_out = {closed.day for closed in found.not_counted}

    assert left_out <= set(walked)
    assert len(walked) - len(left_out) == (found.period.working_days or 1)
    assert found.received < found.due <= found.latest
    assert found.latest not in left_out


def test_a_later_receipt_is_never_due_earlier() -> None:
    for regime in CLOCKS.ids:
        due = [counted(regime, received).due for received in EVERY_DAY]
        assert due == sorted(due)


@pytest.mark.parametrize(
    ("regime", "received", "says"),
    [
        ("foia", "2028-12-15", "DISCLOSURE_POLICIES"),
        ("sar", "2028-12-15", "--days FILE"),
        ("foia", "2031-01-01", "known: {from: '2012-01-01', to: 'YEAR-12-31'}"),
        ("eir", "2011-12-30", ""),
        ("foia", "9999-12-31", ""),
    ],
)
def test_days_past_the_known_holidays_are_refused_with_how_to_add_them(regime: str, received: str, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        counted(regime, day(received))

    assert refused.value.code == "days-not-known"
    assert says in refused.value.todo


@pytest.mark.parametrize(
    ("regime", "extended", "internal_review"),
    [("foisa", True, False), ("foisa", True, True), ("eir", True, True), ("eisr", True, True), ("sar", False, True), ("sar", True, True)],
)
def test_a_period_that_a_regime_does_not_have_is_refused_with_the_reason(regime: str, extended: bool, internal_review: bool) -> None:
    with pytest.raises(Unreadable) as refused:
        counted(regime, day("2026-01-05"), extended=extended, internal_review=internal_review)

    assert refused.value.code == "no-such-period"
    assert refused.value.detail


def test_an_unknown_regime_and_one_not_yet_in_force_are_refused() -> None:
    with pytest.raises(NotFound) as unknown:
        counted("ccpa", day("2026-01-05"))
    with pytest.raises(Unreadable) as early:
        counted("sar", day("2018-05-24"))

    assert "foia" in unknown.value.todo
    assert "2018-05-25" in early.value.detail
