"""Runs jobs in processes of their own, restarted when they die."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from types import FrameType

from service.worker.embedded import worker_name
from service.worker.lifeline import die_with_parent
from service.worker.runner import Runner

#: Makes a runner with this name inside a new process: opens its own store, loads its own models. Must be importable by name.
MakeRunner = Callable[[str], Runner]


def run_here(make: MakeRunner) -> None:
    """Run one worker in this process until SIGTERM or SIGINT; the job under way is finished first."""
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    make(worker_name()).run(stop)


def run_processes(make: MakeRunner, count: int, stop: threading.Event) -> None:
    """Keep `count` worker processes going until told to stop. They die with this process, also when it is killed.

    Call it on the main thread: the kernel ties a child to the thread that started it.
    """
    context = multiprocessing.get_context("spawn")
    children: list[BaseProcess] = []
    try:
        while not stop.is_set():
            children = [child for child in children if child.is_alive()]
            children += [_started(context, make) for _ in range(count - len(children))]
            stop.wait(0.5)
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.join()


def _started(context: multiprocessing.context.SpawnContext, make: MakeRunner) -> BaseProcess:
    child = context.Process(target=_child, args=(make, os.getpid()))
    child.start()
    return child


def _child(make: MakeRunner, parent: int) -> None:
    die_with_parent(parent)
    run_here(make)
