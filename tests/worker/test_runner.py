"""What a worker does with a job that works, fails, is refused, or kills its worker."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from service.domain.errors import Unreadable
from service.domain.job import Job, JobState
from service.kit import log
from service.kit.clock import now
from service.storage.store import Store
from service.storage.unit_of_work import UnitOfWork
from service.worker.embedded import EmbeddedWorker
from service.worker.handlers import Apply, Handlers
from service.worker.runner import MOST_LOST, WORKER_LOST, Runner
from tests.storage.things import NAME, NOW, an_event


@dataclass
class Clock:
    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def pass_on(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Doing:
    """A handler that does what it was told, and remembers."""

    errors: list[Exception] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    mourned: list[str] = field(default_factory=list)

    def handle(self, job: Job) -> Apply:
        self.seen.append(job.attempts)
        if self.errors:
            raise self.errors.pop(0)
        return self.apply

    def apply(self, unit: UnitOfWork) -> Mapping[str, str]:
        unit.audit.append(an_event("submission.read"))
        return {"state": "read"}

    def mourn(self, unit: UnitOfWork, job: Job, code: str) -> None:
        unit.audit.append(an_event("submission.held"))
        self.mourned.append(code)

    @property
    def handlers(self) -> Handlers:
        return Handlers({"read": self.handle}, {"read": self.mourn})


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    log.configure(stream)
    yield stream
    log.configure()


def enqueue(store: Store, *, max_attempts: int = 5) -> str:
    with store.unit_of_work() as unit:
        job = unit.jobs.enqueue("read", now=NOW, submission="sub_1", max_attempts=max_attempts)
        unit.audit.append(an_event())
    return job.id


def test_a_job_that_works_is_done_with_its_change(store: Store, lines: io.StringIO) -> None:
    job, doing = enqueue(store), Doing()
    assert Runner(store, doing.handlers, "w1", clock=Clock()).run_until_idle() == 1
    with store.reading() as unit:
        assert unit.jobs.get(job).state is JobState.DONE
    assert store.verify_chain().rows == 2
    assert json.loads(lines.getvalue())["event"] == "job done"


def test_a_failure_is_tried_again_and_says_its_type_and_place_only(store: Store, lines: io.StringIO) -> None:
    clock, doing = Clock(), Doing(errors=[ValueError(f"{NAME} lives at 4 Heol y Bont")])
    job, runner = enqueue(store), Runner(store, doing.handlers, "w1", clock=clock)
    assert runner.run_until_idle() == 1
    with store.reading() as unit:
        waiting = unit.jobs.get(job)
    assert waiting.state is JobState.QUEUED
    assert waiting.error is not None
    assert waiting.error.startswith("internal:ValueError:worker/runner.py:")
    clock.pass_on(2)
    assert runner.run_until_idle() == 1
    assert doing.seen == [1, 2]
    assert "Pritchard" not in lines.getvalue() + (waiting.error or "")
    assert "Heol" not in lines.getvalue()


def test_a_refusal_is_final_and_the_one_who_waits_is_told(store: Store) -> None:
    doing = Doing(errors=[Unreadable("file-broken", "The file cannot be read.")])
    job = enqueue(store)
    Runner(store, doing.handlers, "w1", clock=Clock()).run_until_idle()
    with store.reading() as unit:
        assert (unit.jobs.get(job).state, unit.jobs.get(job).error) == (JobState.DEAD, "file-broken")
    assert doing.mourned == ["file-broken"]
    assert store.verify_chain().rows == 2


def test_a_job_that_kills_its_workers_is_given_up(store: Store) -> None:
    clock, doing = Clock(), Doing()
    job = enqueue(store)
    for _ in range(MOST_LOST + 1):
        with store.bookkeeping() as unit:
            assert unit.jobs.claim("killed", now=clock.at, kinds=doing.handlers.kinds) is not None
        clock.pass_on(31)
    assert Runner(store, doing.handlers, "w1", clock=clock).run_until_idle() == 1
    assert (doing.seen, doing.mourned) == ([], [WORKER_LOST])
    with store.reading() as unit:
        assert unit.jobs.get(job).state is JobState.DEAD


def test_machines_that_die_one_after_the_other_cost_a_job_no_attempt(store: Store) -> None:
    """Ten kills may all fall on the job at the head of the queue: it is done all the same, at its first attempt."""
    clock, doing = Clock(), Doing()
    job = enqueue(store)
    for _ in range(10):
        with store.bookkeeping() as unit:
            assert unit.jobs.claim("killed", now=clock.at, kinds=doing.handlers.kinds) is not None
        clock.pass_on(31)
    assert Runner(store, doing.handlers, "w1", clock=clock).run_until_idle() == 1
    with store.reading() as unit:
        done = unit.jobs.get(job)
    assert (done.state, done.attempts, done.lost) == (JobState.DONE, 1, 10)


def test_a_worker_that_was_taken_over_leaves_no_trace(store: Store) -> None:
    clock, doing = Clock(), Doing()
    job = enqueue(store)

    def slow(job: Job) -> Apply:
        clock.pass_on(31)
        with store.bookkeeping() as unit:
            assert unit.jobs.claim("w2", now=clock.at, kinds=frozenset({"read"})) is not None
        return doing.apply

    assert Runner(store, Handlers({"read": slow}), "w1", clock=clock).run_one()
    assert store.verify_chain().rows == 1
    with store.reading() as unit:
        assert (unit.jobs.get(job).state, unit.jobs.get(job).worker) == (JobState.RUNNING, "w2")


def test_a_mourner_that_fails_does_not_keep_its_job_alive(store: Store) -> None:
    def mourn(unit: UnitOfWork, job: Job, code: str) -> None:
        raise RuntimeError

    doing = Doing(errors=[Unreadable("file-broken", "The file cannot be read.")])
    job = enqueue(store)
    Runner(store, Handlers({"read": doing.handle}, {"read": mourn}), "w1", clock=Clock()).run_until_idle()
    with store.reading() as unit:
        assert unit.jobs.get(job).state is JobState.DEAD


def test_the_embedded_worker_does_jobs_and_stops_when_left(sqlite_store: Store) -> None:
    done = Doing()
    with EmbeddedWorker(sqlite_store, done.handlers, threads=2) as worker:
        alive = worker.alive
        jobs = [enqueue(sqlite_store) for _ in range(5)]
        for _ in range(200):
            with sqlite_store.reading() as unit:
                if unit.jobs.counts()[JobState.DONE] == len(jobs):
                    break
            worker.wait(0.05)
    assert (alive, worker.alive) == (True, False)
    assert len(done.seen) == 5


def test_an_idle_worker_clears_away_half_written_files_and_never_a_key_or_blob(sqlite_store: Store) -> None:
    """Beside a lost or older database every key and blob looks forgotten: destroying them would erase everything for good."""
    key = sqlite_store.keys.data_key("sub_of_a_lost_database", create=True)
    kept = sqlite_store.blobs.put("sub_of_a_lost_database", "art_1", [b"kept"])
    half = sqlite_store.settings.blobs / ".0123.tmp"
    half.write_bytes(b"half")
    stop = threading.Event()
    clock = Clock(now() + timedelta(hours=25))

    def told(seconds: float) -> bool:
        assert seconds > 0
        stop.set()
        return True

    stop.wait = told  # type: ignore[method-assign,assignment]
    Runner(sqlite_store, Doing().handlers, "w", clock=clock).run(stop)
    assert not half.exists()
    assert sqlite_store.keys.data_key("sub_of_a_lost_database") == key
    assert sqlite_store.blobs.read(kept.scope, kept.id) == b"kept"
