"""Every command on a machine without a server, as an operator types it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.cli.main import COMMANDS, disclosure
from tests.workflow.house import CALL, PLAIN, SAMPLES

Say = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def say(home: Path) -> Say:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(disclosure, [*arguments, "--home", str(home)])

    return run


def data(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout.strip().splitlines()[-1])
    return found


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself_and_takes_json(name: str) -> None:
    shown = CliRunner().invoke(disclosure, [name, "--help"])
    assert shown.exit_code == 0, shown.output
    subcommands = [line.split()[0] for line in shown.output.partition("Commands:")[2].splitlines() if line.strip()]
    for words in [[name, each] for each in subcommands] or [[name]]:
        told = CliRunner().invoke(disclosure, [*words, "--help"]).output
        assert "--json" in told, words


def test_the_help_says_where_everything_lies() -> None:
    assert "~/.local/share/disclosure" in " ".join(CliRunner().invoke(disclosure, ["serve", "--help"]).output.split())


def test_migrating_twice_changes_nothing(say: Say) -> None:
    assert [say("migrate").exit_code, say("migrate").exit_code] == [0, 0]


def test_a_call_is_created_with_warnings_on_its_notice_and_only_once(say: Say) -> None:
    made = say("call", "create", str(SAMPLES / "calls" / f"{CALL}.yaml"), "--json")
    assert made.exit_code == 0
    assert "cites-repealed-data-protection-act" in {each["code"] for each in data(made)["warnings"]}
    again = say("call", "create", str(SAMPLES / "calls" / f"{CALL}.yaml"))
    assert again.exit_code == 2
    assert "call-exists" in again.output


def test_a_broken_call_names_its_line(say: Say, tmp_path: Path) -> None:
    broken = tmp_path / "call.yaml"
    broken.write_text("id: a\ntitle: 7\n", encoding="utf-8")
    refused = say("call", "create", str(broken))
    assert refused.exit_code == 2
    assert "Traceback" not in refused.output


def test_two_keys_of_one_name_belong_to_one_person(say: Say) -> None:
    first, second = (say("key", "create", "--person", "Marged Pritchard", "--role", "reviewer", "--json") for _ in range(2))
    assert data(first)["person"] == data(second)["person"]
    assert data(first)["secret"] != data(second)["secret"]
    service = say("key", "create", "--person", "Marged Pritchard", "--role", "intake", "--service", "--json")
    assert data(service)["person"] != data(first)["person"]


def test_a_file_is_submitted_recognised_when_repeated_and_processed(say: Say, tmp_path: Path) -> None:
    response = tmp_path / "response.txt"
    response.write_text(PLAIN, encoding="utf-8")
    say("call", "create", str(SAMPLES / "calls" / f"{CALL}.yaml"))
    first = data(say("submit", str(response), "--call", CALL, "--json"))["submissions"][0]
    assert first["duplicates"] == []
    again = data(say("submit", str(response), "--call", CALL, "--json"))["submissions"][0]
    assert again["duplicates"][0]["of"] == first["arrivals"][0]
    assert data(say("worker", "--until-idle", "--json"))["done"] == 2


def test_an_unknown_call_takes_no_file(say: Say, tmp_path: Path) -> None:
    response = tmp_path / "response.txt"
    response.write_text(PLAIN, encoding="utf-8")
    refused = say("submit", str(response), "--call", "no-such-call")
    assert (refused.exit_code, "Traceback" in refused.output) == (2, False)


@pytest.fixture
def audited(say: Say, home: Path) -> Path:
    say("call", "create", str(SAMPLES / "calls" / f"{CALL}.yaml"))
    for name in ("One Invented", "Two Invented"):
        say("key", "create", "--person", name, "--role", "reviewer")
    return home / "disclosure.sqlite"


def test_a_whole_trail_verifies(say: Say, audited: Path) -> None:
    done = say("audit", "verify", "--json")
    assert done.exit_code == 0
    assert data(done)["intact"] is True


def test_a_folder_that_is_no_installation_proves_nothing_and_is_not_made_one(tmp_path: Path) -> None:
    done = CliRunner().invoke(disclosure, ["audit", "verify", "--home", str(tmp_path / "mistyped")])
    assert (done.exit_code, "intact" in done.output) == (2, False)
    assert not (tmp_path / "mistyped").exists()


def test_a_changed_row_is_named(say: Say, audited: Path) -> None:
    tampered(audited, "UPDATE {table} SET actor = 'per_x' WHERE sequence = 2")
    done = say("audit", "verify", "--json")
    assert (done.exit_code, data(done)["broken_at"]) == (1, 2)


def test_a_row_cut_off_at_the_end_is_named(say: Say, audited: Path) -> None:
    rows = data(say("audit", "verify", "--json"))["rows"]
    tampered(audited, f"DELETE FROM {{table}} WHERE sequence = {rows}")
    done = say("audit", "verify", "--json")
    assert (done.exit_code, data(done)["broken_at"]) == (1, rows)
    assert str(rows) in say("audit", "verify").output


def tampered(database: Path, statement: str) -> None:
    """Change the table as somebody with the file in hand would, past the triggers that guard it."""
    connection = sqlite3.connect(database)
    table = next(name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table' AND name LIKE 'audit%'"))
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    assert connection.execute(statement.format(table=table)).rowcount == 1
    connection.commit()
    connection.close()


def test_what_is_no_bundle_does_not_verify(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(b"not a zip")
    done = CliRunner().invoke(disclosure, ["release", "verify", str(file), "--json"])
    assert (done.exit_code, data(done)["passed"]) == (1, False)


def test_a_bad_setting_is_a_usage_error(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LARGEST_FILE", "a lot")
    refused = say("migrate")
    assert (refused.exit_code, "DISCLOSURE_LARGEST_FILE" in refused.output) == (2, True)


def test_the_snapshot_is_written_and_then_is_what_the_code_gives(tmp_path: Path) -> None:
    run = CliRunner()
    assert run.invoke(disclosure, ["openapi", "check", "--folder", str(tmp_path)]).exit_code == 1
    assert run.invoke(disclosure, ["openapi", "write", "--folder", str(tmp_path)]).exit_code == 0
    assert run.invoke(disclosure, ["openapi", "check", "--folder", str(tmp_path)]).exit_code == 0
