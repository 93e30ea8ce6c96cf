"""The wheel, installed in an empty folder, runs the demo: nothing is taken from a checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


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


def test_the_demo_releases_what_may_leave_and_says_why_the_rest_waits(disclosure: Path, tmp_path: Path) -> None:
    python = disclosure.with_name("python")
    where = subprocess.run(
        [python, "-c", "import service; print(service.__file__)"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert str(ROOT) not in where

    done = subprocess.run(
        [python, disclosure, "demo", "--out", "demo", "--json"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert len(said["samples"]) == len(list((ROOT / "tests" / "samples" / "submissions").iterdir()))
    assert list((tmp_path / "demo" / "bundles").glob("*.zip"))
    for bundle in (tmp_path / "demo" / "bundles").glob("*.zip"):
        checked = subprocess.run([python, disclosure, "release", "verify", str(bundle)], cwd=tmp_path, capture_output=True, check=False)
        assert checked.returncode == 0
