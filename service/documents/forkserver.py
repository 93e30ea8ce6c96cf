"""The fork server: loads readers and checks once, then forks one confined child per file.

Started by `sandbox.py` with one socket, it ends when that socket closes. It holds no models, keys or database.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from service.documents import frames
from service.documents.confinement import confine, die_with_parent, leave_the_network
from service.documents.limits import Limits
from service.documents.tasks import TASKS

Task = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class _Child:
    request: socket.socket
    deadline: float


@dataclass(frozen=True, slots=True)
class _Server:
    control: socket.socket
    woken: socket.socket
    tasks: dict[str, Task]
    children: dict[int, _Child] = field(default_factory=dict)


def main() -> None:
    """Serve until the socket named by the first argument closes."""
    control = socket.socket(fileno=int(sys.argv[1]))
    woken, waker = socket.socketpair()
    network = leave_the_network()
    tasks = {name: _load(path) for name, path in TASKS.items()}
    waker.setblocking(False)  # noqa: FBT003
    woken.setblocking(False)  # noqa: FBT003
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
    gc.collect()
    gc.freeze()
    control.send(json.dumps({"network": network, "tasks": sorted(tasks)}).encode())
    _serve(_Server(control, woken, tasks))


def _load(path: str) -> Task:
    module, _, name = path.partition(":")
    task: Task = getattr(importlib.import_module(module), name)
    return task


def _serve(server: _Server) -> None:
    ready = selectors.DefaultSelector()
    ready.register(server.control, selectors.EVENT_READ)
    ready.register(server.woken, selectors.EVENT_READ)
    while True:
        for key, _ in ready.select(1.0 if server.children else None):
            if key.fileobj is server.woken:
                with contextlib.suppress(BlockingIOError):
                    server.woken.recv(4096)
            elif not _take(server):
                _end(server)
                return
        _reap(server)
        _stop_overdue(server)


def _take(server: _Server) -> bool:
    """Take one request and fork its child; False when the other side has gone."""
    message, descriptors, _, _ = socket.recv_fds(server.control, 4096, 1)
    if not message:
        return False
    request = socket.socket(fileno=descriptors[0])
    order = json.loads(message)
    limits = Limits(**order["limits"])
    server_process = os.getpid()
    child = os.fork()
    if child == 0:
        try:
            _become_child(server, request, server_process)
            _work(server.tasks[order["task"]], request, limits)
        finally:
            os._exit(0)
    server.children[child] = _Child(request, time.monotonic() + limits.wall_seconds + 1)
    return True


def _become_child(server: _Server, request: socket.socket, server_process: int) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    server.control.close()
    server.woken.close()
    for other in server.children.values():
        if other.request is not request:
            other.request.close()
    os.setpgid(0, 0)  # what it starts belongs to it, and ends with it
    die_with_parent(server_process)


def _work(task: Task, request: socket.socket, limits: Limits) -> None:
    frame = frames.receive(request, limits.input_size)
    if frame is None:
        return
    confine(limits)
    gc.disable()  # a child is gone before cycles matter, and collecting costs long documents half their time
    try:
        result = task(frame[1])
    except MemoryError:
        frames.send(request, frames.FAILURE, b"memory-limit")
    except RecursionError:
        frames.send(request, frames.FAILURE, b"too-complex")
    except Exception:  # noqa: BLE001 - whatever went wrong, only a code may leave the sandbox
        frames.send(request, frames.FAILURE, b"failed")
    else:
        frames.send(request, frames.RESULT, result)


def _reap(server: _Server) -> None:
    while server.children:
        process, status = os.waitpid(-1, os.WNOHANG)
        if process == 0:
            return
        _end_programs_of(process)
        child = server.children.pop(process, None)
        if child is not None:
            _tell(child.request, os.waitstatus_to_exitcode(status))


def _tell(request: socket.socket, exit_code: int) -> None:
    with contextlib.suppress(OSError), request:
        request.setblocking(False)  # noqa: FBT003
        frames.send(request, frames.STATUS, str(exit_code).encode())


def _stop_overdue(server: _Server) -> None:
    for process, child in server.children.items():
        if time.monotonic() > child.deadline:
            os.kill(process, signal.SIGKILL)


def _end_programs_of(process: int) -> None:
    """End every program that a child started and that outlived it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


def _end(server: _Server) -> None:
    for process in server.children:
        os.kill(process, signal.SIGKILL)
        _end_programs_of(process)


if __name__ == "__main__":
    main()
