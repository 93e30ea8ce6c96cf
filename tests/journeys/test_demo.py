"""The wheel, installed in an empty folder, runs `disclosure demo`: every sample on the whole road.

Nothing is taken from a checkout; what leaves is what a careful officer would let out.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from service.producing.verify_bundle import verify_bundle
from tests.journeys.conftest import SUBMISSIONS, expected

ROOT = Path(__file__).parents[2]

NAMES = [path.name for path in SUBMISSIONS]
READABLE = [name for name in NAMES if expected(name)["status"] == "redacted"]

#: What a person's decision keeps back, and why.
KEPT_BACK = {
    "probation-officer-in-confidence.txt": "waits: whole-request-accepted",
    "ward-nurse-two-minds.docx": "waits: request-pending",
}


@dataclass(frozen=True)
class Demo:
    """What one demo left behind."""

    out: Path
    exit_code: int
    said: dict[str, Any]

    def line(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = next(line for line in self.said["samples"] if line["file"] == name)
        return found

    def released(self, name: str) -> dict[str, bytes]:
        folder = self.out / "redacted" / name
        return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


@pytest.fixture(scope="module")
def disclosure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh virtual environment that holds the wheel and borrows only the dependencies."""
    wheels = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--ignore-installed", "--prefix", str(home)]
    subprocess.run([*install, *(str(wheel) for wheel in wheels.iterdir())], check=True, capture_output=True)
    return home / "bin" / "disclosure"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def demo(disclosure: Path, empty: Path) -> Demo:
    run: list[str | Path] = [disclosure.with_name("python"), disclosure, "demo", "--out", "demo", "--json"]
    done = subprocess.run(run, cwd=empty, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return Demo(empty / "demo", done.returncode, json.loads(done.stdout))


def test_the_command_is_the_wheels_own(disclosure: Path, empty: Path) -> None:
    ask: list[str | Path] = [disclosure.with_name("python"), "-c", "import service; print(service.__file__)"]
    where = subprocess.run(ask, cwd=empty, capture_output=True, text=True, check=True).stdout
    assert str(ROOT) not in where


def test_the_wheels_command_verifies_a_bundle(disclosure: Path, demo: Demo) -> None:
    bundle = min((demo.out / "bundles").iterdir())
    check: list[str | Path] = [disclosure.with_name("python"), disclosure, "release", "verify", str(bundle)]
    assert subprocess.run(check, cwd=demo.out, capture_output=True, check=False).returncode == 0


def squeezed(content: bytes) -> str:
    return re.sub(r"\s+", " ", content.decode())


def test_the_demo_ends_well_and_the_trail_is_whole(demo: Demo) -> None:
    assert (demo.exit_code, demo.said["audit"]) == (0, True)
    assert [line["file"] for line in demo.said["samples"]] == NAMES


@pytest.mark.parametrize("name", READABLE)
def test_what_may_leave_is_released_and_what_people_kept_back_is_not(demo: Demo, name: str) -> None:
    outcome = demo.line(name)["outcome"]
    if name in KEPT_BACK:
        assert (outcome, demo.released(name)) == (KEPT_BACK[name], {})
    else:
        assert outcome.startswith("released: redacted-1"), outcome


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(READABLE)))
def test_what_could_not_be_read_is_held_and_nothing_leaves(demo: Demo, name: str) -> None:
    assert demo.line(name)["outcome"].split(":")[0] in {"held", "unreadable"}
    assert demo.released(name) == {}


@pytest.mark.parametrize("name", [name for name in READABLE if name not in KEPT_BACK])
def test_what_must_go_is_gone_and_what_must_stay_is_there(demo: Demo, name: str) -> None:
    text = squeezed(demo.released(name)["redacted-1.txt"])
    wanted = expected(name)
    assert [string for string in wanted["must_go"] if squeezed(string.encode()).casefold() in text.casefold()] == []
    assert [string for string in wanted["must_stay"] if squeezed(string.encode()) not in text] == []


def test_every_bundle_proves_itself(demo: Demo) -> None:
    bundles = sorted((demo.out / "bundles").iterdir())
    assert len(bundles) == sum(bool(line["bundle"]) for line in demo.said["samples"]) == len(READABLE) - len(KEPT_BACK)
    assert all(verify_bundle(bundle.read_bytes()).passed for bundle in bundles)


def test_the_table_and_the_log_name_nobody(demo: Demo) -> None:
    told = json.dumps(demo.said, ensure_ascii=False) + (demo.out / "demo.log").read_text(encoding="utf-8")
    names = {string for name in READABLE for string in expected(name)["must_go"] if " " in string and len(string) > 10}
    assert [name for name in names if name.casefold() in told.casefold()] == []
