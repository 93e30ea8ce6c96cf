"""Runs jobs on threads of this process, with the models that are loaded here."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from service.kit.ids import new_id
from service.storage.store import Store
from service.worker.handlers import Handlers
from service.worker.runner import Runner


def worker_name() -> str:
    """Return a name that no other worker has or had: not the machine's, which may be somebody's."""
    return new_id("wrk")


@dataclass(slots=True)
class EmbeddedWorker:
    """Starts on entering and, on leaving, finishes the jobs under way."""

    store: Store
    handlers: Handlers
    threads: int = 1
    _stop: threading.Event = field(default_factory=threading.Event)
    _running: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        for number in range(self.threads):
            runner = Runner(self.store, self.handlers, worker_name())
            thread = threading.Thread(target=runner.run, args=(self._stop,), name=f"worker-{number}", daemon=True)
            thread.start()
            self._running.append(thread)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop.set()
        for thread in self._running:
            thread.join()

    def wait(self, seconds: float) -> bool:
        """Wait a while, or until it was told to stop; say whether it was."""
        return self._stop.wait(seconds)

    @property
    def alive(self) -> bool:
        """Say whether every thread still runs, for readiness."""
        return bool(self._running) and all(thread.is_alive() for thread in self._running)
