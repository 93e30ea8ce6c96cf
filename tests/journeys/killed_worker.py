"""A worker process to be killed: run with a home folder and the length of a lease in seconds."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from service.app.settings import Settings
from service.app.working import make_runner
from service.worker.embedded import worker_name

if __name__ == "__main__":
    runner = make_runner(Settings(Path(sys.argv[1])), worker_name())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    lease = timedelta(seconds=float(sys.argv[2]))
    replace(runner, lease=lease, poll=timedelta(seconds=0.1)).run(threading.Event())
