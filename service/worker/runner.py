"""Takes jobs one after the other, for as long as it is asked to."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.errors import Conflict, NotAllowed, NotFound, NotNow, TooLarge, Unreadable
from service.domain.job import Job, JobState
from service.kit.clock import now as present
from service.kit.log import code_of, logger
from service.storage.repositories.jobs import LEASE, LeaseLost
from service.storage.store import Store
from service.storage.sweep import clear_temporary
from service.worker.handlers import Apply, Handlers
from service.worker.heartbeat import Heartbeat

#: Refusals that another try would only repeat.
FINAL = (NotAllowed, NotFound, NotNow, Unreadable, Conflict, TooLarge)

#: The error of a job whose workers died each time.
WORKER_LOST = "worker_lost"
#: So many dead workers are no chance: the job itself kills them. Restarts and killed machines must stay far below it.
MOST_LOST = 25
#: How often an idle worker looks for what a crash left.
TIDY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Runner:
    """One worker. `name` is unique among workers (host, process and thread), and no personal data.

    A job's change and its "done" are one transaction, fenced by its lease: a worker that was taken over commits nothing.
    """

    store: Store
    handlers: Handlers
    name: str
    lease: timedelta = LEASE
    poll: timedelta = timedelta(seconds=0.5)
    clock: Callable[[], datetime] = present

    def run(self, stop: threading.Event) -> None:
        """Take jobs until told to stop; a job under way is finished first. When idle, old half-written files go."""
        tidied: datetime | None = None
        while not stop.is_set():
            try:
                idle = not self.run_one()
                if idle and (tidied is None or self.clock() - tidied >= TIDY):
                    tidied = self.clock()
                    self._tidy(tidied)
            except Exception as error:  # noqa: BLE001 - it ends when told to, not when a database or disk is away for a while
                logger(worker=self.name).exception("worker goes on", exc_info=error)
                idle = True
            if idle:
                stop.wait(self.poll.total_seconds())

    def _tidy(self, at: datetime) -> None:
        removed = clear_temporary(self.store, now=at)
        if removed:
            logger(worker=self.name).info("tidied", count=removed)

    def run_until_idle(self) -> int:
        """Do every job that is due now and return how many; for the command line and tests."""
        done = 0
        while self.run_one():
            done += 1
        return done

    def run_one(self) -> bool:
        """Do one job; say whether there was one."""
        with self.store.bookkeeping() as unit:
            job = unit.jobs.claim(self.name, now=self.clock(), kinds=self.handlers.kinds, lease=self.lease)
        if job is None:
            return False
        if job.lost > MOST_LOST:
            self._fail(job, WORKER_LOST, retry=False)
            return True
        self._do(job)
        return True

    def _do(self, job: Job) -> None:
        log = logger(job=job.id, kind=job.kind, attempt=job.attempts, worker=self.name)
        started = self.clock()
        try:
            with Heartbeat(self.store, job, lease=self.lease, clock=self.clock) as heartbeat:
                apply = self.handlers.by_kind[job.kind](job)
                heartbeat.check()
                self._apply(job, apply)
        except LeaseLost:
            log.warning("lease lost")
        except FINAL as error:
            log.warning("job refused", code=error.code)
            self._fail(job, error.code, retry=False)
        except Exception as error:  # whatever a job does, the worker goes on
            log.exception("job failed", exc_info=error)
            self._fail(job, code_of(error), retry=True)
        else:
            log.info("job done", duration_ms=round((self.clock() - started).total_seconds() * 1000))

    def _apply(self, job: Job, apply: Apply) -> None:
        with self.store.unit_of_work() as unit:
            result = apply(unit)
            unit.jobs.finish(job, now=self.clock(), result=result)

    def _fail(self, job: Job, code: str, *, retry: bool) -> None:
        mourn = self.handlers.mourners.get(job.kind)
        try:
            with self.store.unit_of_work() as unit:
                if unit.jobs.fail(job, code, now=self.clock(), retry=retry) is JobState.DEAD and mourn is not None:
                    mourn(unit, job, code)
        except LeaseLost:
            logger(job=job.id).warning("lease lost")
        except Exception as error:  # noqa: BLE001 - a mourner that fails must not keep its job running for ever
            logger(job=job.id).exception("mourner failed", exc_info=error)
            with self.store.bookkeeping() as unit:
                unit.jobs.fail(job, code, now=self.clock(), retry=retry)
