"""`disclosure redact` on every sample: what must go is gone, what must stay is there, statements as an officer would say."""

from __future__ import annotations

import json
import re
import stat
import subprocess
import sys
from typing import Any

import jsonschema
import pytest

from tests.journeys.conftest import SAMPLES, SUBMISSIONS, Run, expected

NAMES = [path.name for path in SUBMISSIONS]
READABLE = [name for name in NAMES if expected(name)["status"] == "redacted"]
SCHEMA = json.loads((SAMPLES.parents[1] / "openapi" / "report.schema.json").read_text(encoding="utf-8"))
FIELDS = {
    "confidentiality_requested": ("confidentiality", "requested"),
    "scope": ("confidentiality", "scope"),
    "automatic_disclaimer_only": ("confidentiality", "automatic_disclaimer_only"),
    "withdrawn": ("confidentiality", "withdrawn"),
    "contradictory": ("confidentiality", "contradictory"),
    "consent_publish": ("consent", "publish"),
}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_has_a_report_that_keeps_the_contract(run: Run, name: str) -> None:
    report = run.report(name)
    jsonschema.validate(report, SCHEMA)
    assert report["status"] == expected(name)["status"], report["reason"]
    assert stat.S_IMODE((run.out / f"{name}.report.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", READABLE)
def test_what_must_go_is_gone_from_the_text(run: Run, name: str) -> None:
    plain = squeezed(run.plain(name)).casefold()
    assert [string for string in expected(name)["must_go"] if squeezed(string).casefold() in plain] == []


@pytest.mark.parametrize("name", READABLE)
def test_what_must_stay_is_there(run: Run, name: str) -> None:
    plain = squeezed(run.plain(name))
    assert [string for string in expected(name)["must_stay"] if squeezed(string) not in plain] == []


@pytest.mark.parametrize("name", READABLE)
def test_statements_are_as_an_officer_would_say(run: Run, name: str) -> None:
    submission = run.report(name)["submission"]
    wanted = expected(name)["statements"]
    assert {key: _said(submission, key) for key in wanted} == {key: _wanted(key, value) for key, value in wanted.items()}


def _wanted(key: str, value: Any) -> Any:
    return sorted(value) if key in {"scope", "questions_answered"} else value


def _said(submission: dict[str, Any], key: str) -> Any:
    if key == "justification_quality":
        reason = submission["confidentiality"]["justification"]
        return reason and reason["quality"]
    value: Any = submission
    for step in FIELDS.get(key, (key,)):
        value = value[step]
    return sorted(value) if key in {"scope", "questions_answered"} else value


def test_offsets_lead_to_the_text(run: Run) -> None:
    for name in READABLE:
        report = run.report(name)
        quotes = [*report["submission"]["quotes"], *report["submission"]["confidentiality"]["quotes"]]
        assert all(report["text"][quote["start"] : quote["end"]] == quote["text"] for quote in quotes)
        assert all(finding["end"] <= len(report["text"]) for finding in report["findings"])


def test_held_and_broken_files_leave_a_report_and_nothing_else(run: Run) -> None:
    for name in set(NAMES) - set(READABLE):
        assert [path.name for path in run.out.iterdir() if path.name.startswith(f"{name}.")] == [f"{name}.report.json"]
    assert run.exit_code == 3


@pytest.mark.needs_pdftotext
@pytest.mark.needs_unzip
@pytest.mark.needs_strings
def test_the_hunt_with_command_line_tools_finds_nothing(run: Run) -> None:
    done = subprocess.run([sys.executable, SAMPLES / "hunt.py", run.out, SAMPLES / "expected"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
