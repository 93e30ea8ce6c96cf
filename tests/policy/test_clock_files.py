"""An authority adds its own days and periods; a mistake is refused with file, line and what to write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from service.policy.clock_files import load_clocks
from service.policy.clocks import Clocks, PeriodName
from service.policy.complaints import BadPolicy
from service.policy.counting import count
from service.policy.packs import load_packs, packs_folder

NEXT_YEAR = """\
holidays:
  known: {from: '2029-01-01', to: '2029-12-31'}
  days:
    - {day: '2029-01-15', nations: [scotland], title: A day proclaimed for one year, counts_as: contested, why: argued about}
    - {day: '2029-01-16', nations: [wales], title: A day for Wales}
"""


def file_of(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "own-days.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def loaded(tmp_path: Path, text: str) -> Clocks:
    return load_clocks(packs_folder(), extra=file_of(tmp_path, text))


def refusal(tmp_path: Path, text: str) -> str:
    with pytest.raises(BadPolicy) as caught:
        loaded(tmp_path, text)
    assert caught.value.code == "clock-not-valid"
    return caught.value.detail


def test_days_added_by_an_operator_open_the_next_year(tmp_path: Path) -> None:
    clocks = loaded(tmp_path, NEXT_YEAR)

    found = count(clocks, "foia", date(2028, 12, 28))

    # 1 and 2 January by the ordinary rules, 16 January as added, 15 January argued about
    assert (found.due, found.latest) == (date(2029, 1, 30), date(2029, 1, 31))
    assert [closed.day.day for closed in found.not_counted if closed.reason.startswith("A day")] == [15, 16]
    assert count(clocks, "foisa", date(2028, 12, 28)).due == date(2029, 1, 29)


def test_an_authoritys_folder_may_hold_nothing_but_its_days(tmp_path: Path) -> None:
    (tmp_path / "clocks").mkdir()
    (tmp_path / "clocks" / "days.yaml").write_text(NEXT_YEAR, encoding="utf-8")

    assert load_clocks(packs_folder(), tmp_path).known_to == date(2029, 12, 31)
    assert load_packs(packs_folder(), tmp_path).ids == load_packs(packs_folder()).ids


def test_a_holiday_that_was_moved_away_is_a_working_day(tmp_path: Path) -> None:
    before = count(load_clocks(packs_folder()), "foia", date(2027, 4, 6)).due
    moved = (
        "holidays: {days: [{day: '2027-05-03', nations: [england, wales, scotland, northern-ireland], title: m, counts_as: working_day}]}"
    )

    assert before == date(2027, 5, 5)
    assert count(loaded(tmp_path, moved), "foia", date(2027, 4, 6)).due == date(2027, 5, 4)


def test_an_authority_with_a_longer_period_lays_its_own_over_the_regime(tmp_path: Path) -> None:
    shipped = (packs_folder() / "clocks" / "united-kingdom.yaml").read_text(encoding="utf-8")
    own = "regimes:\n" + shipped[shipped.index("  - id: foia\n") : shipped.index("  - id: eir\n")]
    own = own.replace("working_days: 20\n        basis: FOIA 2000 s.10(1), (6)", "working_days: 60\n        basis: Regulations for schools")

    found = count(loaded(tmp_path, own), "foia", date(2026, 1, 5), PeriodName.ANSWER)

    assert found.period.basis == "Regulations for schools"
    assert found.due == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("holidays:\n  days:\n    - {day: '2027-02-30', nations: [wales], title: x}\n", 3, "not a day of the calendar"),
        ("holidays:\n  days:\n    - {day: '30/11/2027', nations: [wales], title: x}\n", 3, "write a day as 2026-06-15"),
        ("holidays:\n  days:\n    - {day: '2027-02-01', nations: [cornwall], title: x}\n", 3, "write one of england, wales, scotland"),
        ("holidays:\n  days:\n    - {day: '2027-02-01', nation: [wales], title: x}\n", 3, "write 'nations'"),
        ("holidays:\n  days:\n    - {day: '2030-02-01', nations: [wales], title: x}\n", 3, "widen holidays.known"),
        ("holidays:\n  known: {from: '2031-01-01', to: '2031-12-31'}\n", 2, "write from: '2029-01-01' or earlier"),
        ("holiday:\n  days: []\n", 1, "write 'holidays'"),
        ("- 2027-01-01\n", 1, "write a mapping"),
        ("regimes:\n  - id: x1\n", 2, "write it as foia or sar"),
    ],
)
def test_a_mistake_is_refused_with_its_line_and_what_to_write(tmp_path: Path, text: str, line: int, says: str) -> None:
    told = refusal(tmp_path, text)

    assert f"own-days.yaml:{line}:" in told
    assert says in told


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("calendar: any-part-of-the-uk", "calendar: anywhere", "write one of any-part-of-the-uk"),
        ("working_days: 20\n", "working_days: 20\n        months: 1\n", "write one of working_days, months or none"),
        ("working_days: 20\n", "working_days: twenty\n", "write a whole number"),
        ("        basis: FOIA 2000 s.10(1), (6)\n", "", "add basis and source"),
        ("tell_by: answer", "tell_by: extended", "name the period that this one extends"),
    ],
)
def test_a_regime_with_a_mistake_is_refused(tmp_path: Path, before: str, after: str, says: str) -> None:
    shipped = (packs_folder() / "clocks" / "united-kingdom.yaml").read_text(encoding="utf-8")
    assert before in shipped

    assert says in refusal(tmp_path, shipped.replace(before, after, 1))


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    file = file_of(tmp_path, "")
    file.write_bytes(b"\xff\xfe")

    with pytest.raises(BadPolicy, match="UTF-8"):
        load_clocks(packs_folder(), extra=file)
