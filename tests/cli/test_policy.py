"""`disclosure policy` as a lawyer or an authority's own officer types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.cli.main import disclosure
from service.policy.packs import packs_folder

SHIPPED = "publication.yaml"


def policy(*arguments: str) -> Result:
    return CliRunner().invoke(disclosure, ["policy", *arguments])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    shutil.copy(packs_folder() / SHIPPED, tmp_path / SHIPPED)
    return tmp_path


def spoil(file: Path, before: str, after: str) -> int:
    """Change one place and return its line."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1 + before.rstrip().count("\n")


def test_a_ground_is_explained_on_one_page() -> None:
    told = policy("explain", "foia.40(2)").output

    for words in ("Personal data of another person", "absolute", "(confirmed)", "1. living", "[applicant / both / other]", "decisive:"):
        assert words in told
    assert "special = yes, special_gateway = no → applies" in told
    assert "not confirmed" in policy("explain", "foia.41(1)(a)").output
    assert "Authority types that may: department" in policy("explain", "foia.35(1)(b)").output
    assert "Open to: every authority" in told


def test_the_same_is_given_as_json() -> None:
    found: dict[str, Any] = json.loads(policy("explain", "foia.40(2)", "--json").stdout)

    assert (found["kind"], found["basis"], found["confirmed"], found["serves_for_the_dead"]) == ("absolute", "class", True, False)
    whose = next(question for question in found["questions"] if question["id"] == "whose")
    assert whose["choices"] == ["applicant", "both", "other"]
    assert whose["leads_to"][0]["when"] == {"whose": ["applicant", "both"]}
    assert {example["expect"] for example in found["examples"]} >= {"applies", "not_available"}


def test_an_unknown_ground_is_one_line_with_those_near_to_it() -> None:
    refused = policy("explain", "foia.40(9)")

    assert refused.exit_code == 2
    assert len(refused.output.strip().splitlines()) == 1
    assert "foia.40(2)" in refused.output


def test_the_shipped_packs_and_time_limits_hold() -> None:
    found = json.loads(policy("check", "--json").stdout)

    assert found["problems"] == []
    assert "united-kingdom.yaml 1.0.0" in found["packs"]


def test_an_authoritys_own_folder_holds(own: Path) -> None:
    done = policy("check", str(own))

    assert done.exit_code == 0, done.output
    assert "checked: publication 1.0.0" in done.output


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("expect: applies", "expect: does_not_apply", "write expect: applies"),
        ("decisive: {singles_out: 'no'}", "decisive: {details: other}", "does not decide; name one that does"),
        ("then: {do: keep}", "then: {do: preserve}", "write one of redact, keep, look, as_found"),
        ("test: combination", "test: combinations", "write one of"),
    ],
)
def test_a_mistake_names_file_line_and_what_to_write(own: Path, before: str, after: str, says: str) -> None:
    line = spoil(own / SHIPPED, before, after)

    done = policy("check", str(own))

    assert done.exit_code == 1
    told = [row for row in done.output.splitlines() if says in row]
    assert any(row.startswith(f"{SHIPPED}:{line}: ") for row in told), done.output


def test_a_folder_of_days_only_is_checked_and_its_mistakes_named(tmp_path: Path) -> None:
    (tmp_path / "clocks").mkdir()
    file = tmp_path / "clocks" / "days.yaml"
    file.write_text("holidays:\n  days:\n    - {day: '2026-06-12', nations: [england], title: A day for one nation}\n", encoding="utf-8")

    done = policy("check", str(tmp_path))

    # the shipped examples speak of days that the authority has just changed: it is told which
    assert done.exit_code == 1
    assert "regime foia: received 2026-06-01, answer gives due: '2026-06-30', latest: '2026-07-01'" in done.output
    assert "united-kingdom.yaml:" in done.output

    spoil(file, "2026-06-12", "2027-02-30")
    assert "days.yaml:3: 2027-02-30 is not a day of the calendar; write one as" in policy("check", str(tmp_path)).output


def test_a_file_that_would_be_passed_over_is_named(own: Path) -> None:
    shutil.copy(own / SHIPPED, own / "more.yml")

    assert "more.yml:1: would not be read; rename it to end in .yaml" in policy("check", str(own)).output


def test_a_need_that_nobody_explains_is_named(tmp_path: Path) -> None:
    shutil.copy(packs_folder() / "uk-foia-2000.yaml", tmp_path / "foia.yaml")
    line = spoil(tmp_path / "foia.yaml", "needs: [audit_or_effectiveness_function]", "needs: [audit_function]")

    told = policy("check", str(tmp_path)).output

    assert f"foia.yaml:{line}: the need 'audit_function' is not in needs; write one of audit_or_effectiveness_function" in told


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert "holds no .yaml pack" in policy("check", str(tmp_path)).output
