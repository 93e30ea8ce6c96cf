from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from service.documents.limits import DEFAULT
from service.documents.probe_task import SECONDS
from service.documents.sandbox import Sandbox, SandboxFailure

SHORT = replace(DEFAULT, cpu_seconds=1, wall_seconds=2.0)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    box = Sandbox()
    yield box
    box.close()


@pytest.mark.faults  # measures time, so it runs by itself and not in `make test`
def test_a_task_costs_milliseconds_once_the_server_is_up(sandbox: Sandbox) -> None:
    sandbox.run("probe", b"nothing")
    started = time.perf_counter()
    for _ in range(10):
        sandbox.run("probe", b"nothing")
    assert (time.perf_counter() - started) / 10 < 0.1


@pytest.mark.parametrize(
    ("action", "code"), [("grow", "memory-limit"), ("spin", "cpu-limit"), ("sleep", "time-limit"), ("crash", "crashed")]
)
def test_a_child_over_its_limits_ends_with_a_code_and_the_next_task_works(sandbox: Sandbox, action: str, code: str) -> None:
    with pytest.raises(SandboxFailure) as failure:
        sandbox.run("probe", action.encode(), SHORT if action == "sleep" else replace(SHORT, wall_seconds=60.0))
    assert failure.value.code == code
    assert sandbox.run("probe", b"nothing") == b"done"


def test_a_child_has_no_network_and_the_service_can_say_why(sandbox: Sandbox) -> None:
    assert sandbox.isolation() in {"namespace", "seccomp"}
    assert sandbox.run("probe", b"network") == b"refused"


def test_a_child_writes_no_files(sandbox: Sandbox) -> None:
    assert sandbox.run("probe", b"write") == b"refused"


@pytest.mark.needs_proc
def test_a_program_that_a_child_started_ends_with_it(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxFailure, match="time-limit"):
        sandbox.run("probe", b"program", replace(DEFAULT, wall_seconds=0.5))
    for _ in range(50):
        running = [line for process in Path("/proc").glob("[0-9]*/cmdline") if SECONDS.encode() in (line := _bytes(process))]
        if not running:
            break
        time.sleep(0.1)
    assert not running


def _bytes(process: Path) -> bytes:
    try:
        return process.read_bytes()
    except OSError:  # it ended meanwhile
        return b""


def test_an_unknown_task_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxFailure) as failure:
        sandbox.run("no-such-task", b"")
    assert failure.value.code == "unknown-task"


def test_a_payload_over_the_limit_never_leaves_this_process(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxFailure) as failure:
        sandbox.run("probe", b"nothing", replace(DEFAULT, input_size=3))
    assert failure.value.code == "too-large"


def test_a_killed_server_is_started_again(sandbox: Sandbox) -> None:
    before = sandbox.server_process()
    os.kill(before, signal.SIGKILL)
    assert sandbox.run("probe", b"nothing") == b"done"
    assert sandbox.server_process() != before


def test_many_threads_share_one_server(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: sandbox.run("probe", b"nothing"), range(40)))
    assert answers == [b"done"] * 40


def test_a_slow_child_does_not_hold_up_another(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(2) as threads:
        slow = threads.submit(sandbox.run, "probe", b"sleep", SHORT)
        started = time.perf_counter()
        assert sandbox.run("probe", b"nothing") == b"done"
        assert time.perf_counter() - started < 1.9
        with pytest.raises(SandboxFailure):
            slow.result()


def test_the_server_and_its_children_end_with_the_process_that_started_it() -> None:
    program = (
        "import threading, time\n"
        "from service.documents.sandbox import SHARED\n"
        "print(SHARED.server_process(), flush=True)\n"
        "threading.Thread(target=lambda: SHARED.run('probe', b'sleep'), daemon=True).start()\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3], env={**os.environ}
    )
    assert parent.stdout is not None
    with parent, parent.stdout:
        server = int(parent.stdout.readline())
        time.sleep(0.5)
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        assert children
        family = [server, *map(int, children)]
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(_lives(process) for process in family):
        time.sleep(0.1)
    assert not [process for process in family if _lives(process)]


def _lives(process: int) -> bool:
    """Zombies wait for whoever adopted them; they do nothing more."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
