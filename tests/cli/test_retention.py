"""`disclosure retention` as two officers type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import disclosure
from tests.workflow.house import CALL, SAMPLES


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made, response = tmp_path / "home", tmp_path / "response.txt"
    response.write_text("I write in a personal capacity.", encoding="utf-8")
    for words in (["call", "create", str(SAMPLES / "calls" / f"{CALL}.yaml")], ["submit", str(response), "--call", CALL]):
        done = CliRunner().invoke(disclosure, [*words, "--home", str(made)])
        assert done.exit_code == 0, done.output
    return made


def key(home: Path, name: str) -> str:
    words = ["key", "create", "--person", name, "--role", "approver", "--role", "caseworker", "--call", CALL, "--home", str(home), "--json"]
    return str(json.loads(CliRunner().invoke(disclosure, words).stdout)["secret"])


def say(home: Path, *words: str, key: str = "") -> Result:
    return CliRunner().invoke(disclosure, ["retention", *words, "--home", str(home)], env={"DISCLOSURE_KEY": key or None})


def test_what_is_kept_is_listed_held_and_destroyed_by_two_persons(home: Path) -> None:
    one, two = key(home, "One Invented"), key(home, "Two Invented")
    listed = json.loads(say(home, "list", CALL, "--json").stdout)["submissions"]
    submission = listed[0]["submission"]
    assert "1 submissions" in say(home, "list", CALL).output
    assert "0 submissions" in say(home, "list", CALL, "--due").output
    assert "DISCLOSURE_KEY" in say(home, "propose", submission).output

    held = json.loads(say(home, "hold", submission, "--kind", "litigation", "--reason", "A claim came.", "--json", key=one).stdout)["hold"]
    told = say(home, "propose", submission, "--dry-run", key=one).output
    assert "held by litigation" in told
    refused = say(home, "propose", submission, "--reason", "erasure-request", key=one)
    assert (refused.exit_code, "[held]" in refused.output) == (2, True)
    assert say(home, "lift", held, key=one).exit_code == 0

    first = json.loads(say(home, "propose", submission, "--reason", "erasure-request", "--json", key=one).stdout)["proposed"][0]["erasure"]
    assert "is refused" in say(home, "refuse", first, key=two).output
    second = json.loads(say(home, "propose", submission, "--reason", "erasure-request", "--json", key=one).stdout)["proposed"][0]["erasure"]
    assert "[own-work]" in say(home, "approve", second, key=one).output
    assert f"{submission} is erased" in say(home, "approve", second, key=two).output
    assert json.loads(say(home, "list", CALL, "--json").stdout)["submissions"][0]["state"] == "erased"
    assert "0 erased" in say(home, "replay").output
    assert CliRunner().invoke(disclosure, ["audit", "verify", "--home", str(home)]).exit_code == 0
