"""The sandbox's "probe" task: tries to do what a child may not do, so that `doctor` and tests can see it fail."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable

_OUTSIDE = ("192.0.2.1", 9)  # a documentation address: nothing answers there
#: A program that would run for an hour, by a number that no other one has.
PROGRAM, SECONDS = "/bin/sleep", "3599.25"
_MORE_THAN_ALLOWED = 64 * 1024**3


def run(payload: bytes) -> bytes:
    """Try the named thing and answer b"done" or b"refused"; a limit may end the process first."""
    action = _ACTIONS[payload.decode("ascii")]
    try:
        action()
    except OSError:
        return b"refused"
    return b"done"


def _reach_the_network() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(_OUTSIDE)


def _write_a_file() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * 65_536)
        file.flush()


def _grow() -> None:
    bytearray(_MORE_THAN_ALLOWED)


def _spin() -> None:
    while True:
        pass


def _sleep() -> None:
    time.sleep(3_600)


def _crash() -> None:
    os.abort()


def _start_a_program() -> None:
    subprocess.run([PROGRAM, SECONDS], check=False)  # noqa: S603 - waits, and does nothing else


def _nothing() -> None:
    """Shows what a task costs that does nothing."""


_ACTIONS: dict[str, Callable[[], None]] = {
    "network": _reach_the_network,
    "write": _write_a_file,
    "grow": _grow,
    "spin": _spin,
    "sleep": _sleep,
    "crash": _crash,
    "program": _start_a_program,
    "nothing": _nothing,
}
