"""Worker processes are replaced when they die and do not outlive their parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.storage.migrate import migrate
from service.storage.settings import StorageSettings

ROOT = Path(__file__).parents[2]


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    migrate(StorageSettings(tmp_path / "home"))
    process = subprocess.Popen([sys.executable, "-m", "tests.worker.orphan", str(tmp_path / "home")], cwd=ROOT)
    yield process
    process.kill()
    process.wait()


def workers_of(parent: int) -> set[int]:
    """Return the worker processes of a parent; the resource tracker that Python starts beside them is none."""
    found = set()
    for folder in Path("/proc").iterdir():
        try:
            status, command = (folder / "stat").read_text(), (folder / "cmdline").read_bytes()
        except OSError:
            continue
        state, above = status.rpartition(")")[2].split()[:2]
        if int(above) == parent and b"spawn_main" in command and state != "Z":
            found.add(int(folder.name))
    return found


def alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(number: int, parent: int, *, other_than: frozenset[int] = frozenset()) -> set[int]:
    for _ in range(300):
        found = workers_of(parent)
        if len(found - other_than) >= number and len(found) == 2:
            return found
        time.sleep(0.1)
    raise AssertionError(f"the parent has {len(workers_of(parent))} workers")


@pytest.mark.needs_proc
def test_a_dead_worker_is_replaced_and_none_outlives_a_killed_parent(parent: subprocess.Popen[bytes]) -> None:
    first = wait_for(2, parent.pid)
    os.kill(min(first), signal.SIGKILL)
    second = wait_for(1, parent.pid, other_than=frozenset(first))
    time.sleep(2)  # let the new one come up as far as tying itself to its parent
    parent.kill()
    parent.wait()
    for _ in range(100):
        if not any(alive(pid) for pid in first | second):
            return
        time.sleep(0.1)
    raise AssertionError("a worker outlived its parent")
