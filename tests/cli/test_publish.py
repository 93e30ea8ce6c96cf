"""`disclosure publish` as an operator types it: a person's key, an empty folder or an earlier site, and nothing left of a refusal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import disclosure
from service.domain.actor import Role
from service.domain.errors import Conflict, NotNow
from service.workflow.publication.site_folder import lasting_folder
from tests.workflow.house import CALL, SAMPLES


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    done = CliRunner().invoke(disclosure, ["call", "create", str(SAMPLES / "calls" / f"{CALL}.yaml"), "--home", str(made)])
    assert done.exit_code == 0, done.output
    return made


def key_of(home: Path, *, role: Role = Role.APPROVER) -> str:
    arguments = ["key", "create", "--person", "Somebody Invented", "--role", role.value, "--call", CALL, "--home", str(home), "--json"]
    return str(json.loads(CliRunner().invoke(disclosure, arguments).stdout)["secret"])


def publish(home: Path, out: Path, *more: str, key: str = "") -> Result:
    arguments = ["publish", CALL, "--out", str(out), "--home", str(home), *more]
    return CliRunner().invoke(disclosure, arguments, env={"DISCLOSURE_KEY": key or None})


def test_a_call_to_which_nobody_answered_has_a_site_too_and_is_published_anew_into_the_same_folder(home: Path, tmp_path: Path) -> None:
    key, out = key_of(home), tmp_path / "www" / "site"
    for _ in range(2):
        done = publish(home, out, "--json", key=key)
        assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert said["counts"] == {"published_whole": 0, "published_in_part": 0, "confidential": 0, "not_published": 0}
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "index.json", "responses.csv", "style.css"]
    assert [path.name for path in out.parent.iterdir()] == ["site"]
    assert "No response is published in full." in (out / "index.html").read_text(encoding="utf-8")
    assert "0 responses published" in publish(home, out, key=key).output


def test_publishing_needs_a_person_with_the_role(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert "DISCLOSURE_KEY" in publish(home, out).output
    assert "key-invalid" in publish(home, out, key="dsk_wrong").output
    refused = publish(home, out, key=key_of(home, role=Role.REVIEWER))
    assert (refused.exit_code, "role-missing" in refused.output, out.exists()) == (2, True, False)


def test_what_is_not_ready_exits_with_three_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    response = tmp_path / "response.txt"
    response.write_text("I write in a personal capacity.", encoding="utf-8")
    CliRunner().invoke(disclosure, ["submit", str(response), "--call", CALL, "--home", str(home)])
    key, out = key_of(home), tmp_path / "site"
    refused = publish(home, out, key=key)
    assert (refused.exit_code, "review-missing" in refused.output, out.exists()) == (3, True, False)
    assert publish(home, out, "--ready-only", key=key).exit_code == 0


def test_a_folder_with_anything_else_in_it_is_never_replaced(home: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "diary.txt").write_text("mine", encoding="utf-8")
    refused = publish(home, tmp_path / "site", key=key_of(home))
    assert (refused.exit_code, "folder-not-free" in refused.output) == (2, True)
    assert (tmp_path / "site" / "diary.txt").read_text(encoding="utf-8") == "mine"


def halved(out: Path) -> None:
    with lasting_folder(out, CALL) as root:
        (root / "index.html").write_text("half", encoding="utf-8")
        raise NotNow("site-gate-not-passed", "no")


def test_an_earlier_site_stays_when_the_next_one_does_not_pass(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with lasting_folder(out, CALL) as root:
        (root / "index.json").write_text(json.dumps({"call": {"id": CALL}}), encoding="utf-8")
    with pytest.raises(NotNow):
        halved(out)
    assert [path.name for path in out.iterdir()] == ["index.json"]
    with pytest.raises(Conflict), lasting_folder(out, "another-call"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
