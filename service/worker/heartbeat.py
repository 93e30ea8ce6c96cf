"""Keeps a lease while its job runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from service.domain.job import Job
from service.kit.log import logger
from service.storage.repositories.jobs import LeaseLost
from service.storage.store import Store


class Heartbeat:
    """Prolongs the lease three times in its length."""

    def __init__(self, store: Store, job: Job, *, lease: timedelta, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._job = job
        self._lease = lease
        self._clock = clock
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"heartbeat-{job.id}", daemon=True)
        self._lost = False

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def check(self) -> None:
        """Raise `LeaseLost` when another worker is known to have the job: its result need not be applied."""
        if self._lost:
            raise LeaseLost("lease-lost", "Another worker has taken this job over.")

    def stop(self) -> None:
        """End the beating; repeating it changes nothing."""
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(self._lease.total_seconds() / 3):
            try:
                with self._store.bookkeeping() as unit:
                    unit.jobs.heartbeat(self._job, now=self._clock(), lease=self._lease)
            except LeaseLost:
                self._lost = True
                return
            except SQLAlchemyError as error:
                logger(job=self._job.id).warning("heartbeat missed", exc_info=error)
