"""`disclosure clock` as an information-rights officer types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.cli.main import disclosure


def clock(*arguments: str) -> Result:
    return CliRunner().invoke(disclosure, ["clock", *arguments])


def data(*arguments: str) -> dict[str, Any]:
    result = clock(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_both_dates_are_shown_where_a_proclaimed_day_matters() -> None:
    found = data("2026-06-01", "--regime", "foia")

    assert (found["due"], found["latest"]) == ("2026-06-29", "2026-06-30")
    assert [closed["day"] for closed in found["not_counted"] if closed["contested"]] == ["2026-06-15"]
    said = clock("2026-06-01", "--regime", "foia").output
    assert "Due Mon 29 June 2026 (at the latest Tue 30 June 2026" in said
    assert "Contested: Mon 15 June 2026" in said


def test_where_none_matters_there_is_one_date() -> None:
    found = data("2025-05-30", "--regime", "foia")

    assert found["due"] == found["latest"] == "2025-06-27"
    assert clock("2025-05-30", "--regime", "foia").output.startswith("Due Fri 27 June 2025\n")


def test_a_count_says_which_rules_it_followed_and_whether_anybody_confirmed_them() -> None:
    found = data("2025-11-28", "--regime", "eir", "--extended")

    assert (found["working_days"], found["tell_applicant_by"], found["confirmed"]) == (40, "2025-12-31", False)
    assert len(found["rules"][0]["digest"]) == 64
    assert "Nobody has yet held this period against the statute book" in clock("2025-11-28", "--regime", "eir").output


@pytest.mark.parametrize(
    ("written", "received"),
    [
        ("2026-06-01", "2026-06-01"),
        ("2026-06-01T23:59", "2026-06-01"),
        ("2026-06-01T23:30Z", "2026-06-02"),
        ("2026-12-01T23:30Z", "2026-12-01"),
        ("2026-06-01 09:00:00+12:00", "2026-05-31"),
    ],
)
def test_the_day_of_receipt_is_londons(written: str, received: str) -> None:
    assert data(written, "--regime", "FOIA")["received"] == received


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("tomorrow", "--regime", "foia"), "write a day as 2026-06-01"),
        (("2026-02-30", "--regime", "foia"), "write a day as 2026-06-01"),
        (("0001-01-01T00:00+14:00", "--regime", "foia"), "write a day as 2026-06-01"),
        (("2026-06-01", "--regime", "ccpa"), "Choose one of foia, eir, foisa, eisr, sar"),
        (("2026-06-01",), "--regime"),
        (("2026-06-01", "--regime", "foisa", "--extended"), "no further time to weigh the public interest"),
        (("2026-06-01", "--regime", "sar", "--internal-review"), "complain"),
        (("2028-12-20", "--regime", "foia"), "DISCLOSURE_POLICIES, or give it with --days FILE"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_what_to_do(arguments: tuple[str, ...], says: str) -> None:
    refused = clock(*arguments)

    assert refused.exit_code == 2
    assert says in " ".join(refused.output.split())
    assert "Traceback" not in refused.output


def test_days_come_from_an_option_or_from_the_authoritys_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clocks").mkdir()
    file = tmp_path / "clocks" / "days.yaml"
    file.write_text("holidays:\n  known: {from: '2029-01-01', to: '2029-12-31'}\n", encoding="utf-8")

    by_option = data("2028-12-20", "--regime", "foia", "--days", str(file))
    monkeypatch.setenv("DISCLOSURE_POLICIES", str(tmp_path))
    by_folder = data("2028-12-20", "--regime", "foia")

    assert by_option == by_folder
    assert by_folder["due"] == "2029-01-23"
    assert [rule["file"] for rule in by_folder["rules"]] == ["united-kingdom.yaml", "days.yaml"]


def test_a_broken_file_of_days_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "days.yaml"
    file.write_text("holidays:\n  days:\n    - {day: soon, nations: [wales], title: x}\n", encoding="utf-8")

    refused = clock("2026-06-01", "--regime", "foia", "--days", str(file))

    assert refused.exit_code == 2
    assert "days.yaml:3:" in refused.output
