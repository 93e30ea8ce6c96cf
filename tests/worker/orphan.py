"""A parent with worker processes: `python -m tests.worker.orphan HOME`."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from service.storage.settings import StorageSettings
from service.storage.store import Store
from service.worker.handlers import Handlers
from service.worker.processes import run_processes
from service.worker.runner import Runner


def make(name: str) -> Runner:
    return Runner(Store(StorageSettings(Path(sys.argv[1]))), Handlers({}), name)


if __name__ == "__main__":
    run_processes(make, 2, threading.Event())
