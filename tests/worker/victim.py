"""A worker process that can be killed: `python -m tests.worker.victim HOME DATABASE_URL LEASE_S WORK_S`."""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from service.domain.audit import AuditEvent
from service.domain.job import Job
from service.kit.clock import now
from service.storage.settings import StorageSettings
from service.storage.store import Store
from service.storage.unit_of_work import UnitOfWork
from service.worker.embedded import worker_name
from service.worker.handlers import Apply, Handlers
from service.worker.runner import Runner


def main(home: str, url: str, lease_s: str, work_s: str) -> None:
    store = Store(StorageSettings(Path(home), url or None))

    def handle(job: Job) -> Apply:
        time.sleep(float(work_s) * random.uniform(0.5, 1.5))

        def apply(unit: UnitOfWork) -> Mapping[str, str]:
            unit.audit.append(AuditEvent("submission.read", now(), "system", details=(("job", job.id),)))
            return {"state": "read"}

        return apply

    lease, poll = timedelta(seconds=float(lease_s)), timedelta(seconds=0.1)
    Runner(store, Handlers({"read": handle}), worker_name(), lease=lease, poll=poll).run(threading.Event())


if __name__ == "__main__":
    main(*sys.argv[1:])
