"""Runs named tasks on untrusted bytes in a confined child process, a few milliseconds each.

A separate fork server (never this process, which has threads) is started on first use, ends with this process and
is started again if it was killed. A task that crashes or runs over a limit is a `SandboxFailure`, nothing worse.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from service.documents import frames
from service.documents.limits import DEFAULT, Limits

_START_SECONDS = 60.0
_GRACE_SECONDS = 10.0
_CODES = {-9: "killed", -14: "time-limit", -24: "cpu-limit", -25: "wrote-a-file"}


class SandboxFailure(Exception):
    """A task gave no result; `code` says why and carries nothing of the input."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _ServerGone(Exception):
    """The fork server ended before the task did."""


@dataclass(frozen=True, slots=True)
class _Running:
    owner: int
    process: subprocess.Popen[bytes]
    control: socket.socket
    network: str
    tasks: tuple[str, ...]


class Sandbox:
    """A fork server and the right to use it from any thread; `at_once` children at a time."""

    def __init__(self, at_once: int | None = None) -> None:
        self._lock = threading.Lock()
        self._running: _Running | None = None
        self._places = threading.BoundedSemaphore(at_once or max(2, os.cpu_count() or 2))

    def run(self, task: str, payload: bytes, limits: Limits = DEFAULT) -> bytes:
        """Return what the task makes of the payload; raise `SandboxFailure` when it crashed or ran over a limit."""
        if len(payload) > limits.input_size:
            raise SandboxFailure("too-large")
        with self._places:
            for _attempt in range(2):
                try:
                    return self._run_once(task, payload, limits)
                except _ServerGone:
                    self._forget()
            raise SandboxFailure("sandbox-lost")

    def isolation(self) -> str:
        """Say what keeps children off the network: "namespace", "seccomp" or "none"."""
        return self._server().network

    def server_process(self) -> int:
        """Return the fork server's process id, starting it if need be."""
        return self._server().process.pid

    def close(self) -> None:
        """End the fork server and its children."""
        self._forget()

    def _run_once(self, task: str, payload: bytes, limits: Limits) -> bytes:
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self._order(task, limits, theirs)
            ours.settimeout(limits.wall_seconds + _GRACE_SECONDS)
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                frames.send(ours, frames.PAYLOAD, payload)
            return _answer(ours, limits)

    def _order(self, task: str, limits: Limits, theirs: socket.socket) -> None:
        server = self._server()
        if task not in server.tasks:
            raise SandboxFailure("unknown-task")
        message = json.dumps({"task": task, "limits": asdict(limits)}).encode()
        try:
            socket.send_fds(server.control, [message], [theirs.fileno()])
        except OSError as error:
            raise _ServerGone from error

    def _server(self) -> _Running:
        with self._lock:
            running = self._running
            if running is None or running.owner != os.getpid() or running.process.poll() is not None:
                self._drop()
                self._running = running = _start()
            return running

    def _forget(self) -> None:
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        running.control.close()
        if running.owner == os.getpid():
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.process.wait(2)
            if running.process.poll() is None:
                running.process.kill()
                running.process.wait()


def _answer(ours: socket.socket, limits: Limits) -> bytes:
    try:
        frame = frames.receive(ours, limits.result_size)
    except TimeoutError as error:
        raise SandboxFailure("time-limit") from error
    except frames.TooLong as error:
        raise SandboxFailure("result-too-large") from error
    except ConnectionResetError as error:
        raise _ServerGone from error
    if frame is None:
        raise _ServerGone
    tag, content = frame
    if tag == frames.RESULT:
        return content
    if tag == frames.FAILURE:
        raise SandboxFailure(content.decode("ascii", "replace")[:40])
    raise SandboxFailure(_CODES.get(int(content), "crashed"))


def _start() -> _Running:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "service.documents.forkserver", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    ours.settimeout(_START_SECONDS)
    try:
        greeting = json.loads(ours.recv(4096))
    except (OSError, ValueError) as error:
        ours.close()
        process.kill()
        process.wait()
        raise SandboxFailure("sandbox-did-not-start") from error
    ours.settimeout(None)
    return _Running(os.getpid(), process, ours, greeting["network"], tuple(greeting["tasks"]))


def _environment() -> dict[str, str]:
    """Nothing of ours goes in: no keys, no settings; one thread, so that forking is safe."""
    return {
        "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path),
        "LANG": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PATH": os.environ.get("PATH", ""),
    }


SHARED = Sandbox()
atexit.register(SHARED.close)


def run_in_sandbox(task: str, payload: bytes, limits: Limits = DEFAULT) -> bytes:
    """Run a named task in the one sandbox of this process."""
    return SHARED.run(task, payload, limits)


def network_isolation() -> str:
    """Say what keeps the readers off the network, for `disclosure doctor`."""
    return SHARED.isolation()
