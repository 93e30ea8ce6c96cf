"""A job is leased, fenced, counted, and done together with its change."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from service.domain.artefact import ArtefactKind
from service.domain.job import Job, JobState
from service.kit.paging import PageAsked
from service.storage.repositories.jobs import LeaseLost
from service.storage.store import Store
from tests.storage.things import NOW, an_event, with_submission

KINDS = frozenset({"read"})
LEASE = timedelta(seconds=30)


def enqueue(store: Store, number: int = 1, *, max_attempts: int = 5) -> list[Job]:
    with store.unit_of_work() as unit:
        jobs = [unit.jobs.enqueue("read", now=NOW, arguments={"n": str(each)}, max_attempts=max_attempts) for each in range(number)]
        unit.audit.append(an_event())
    return jobs


def claim(store: Store, worker: str, after_s: float = 0) -> Job | None:
    with store.bookkeeping() as unit:
        return unit.jobs.claim(worker, now=NOW + timedelta(seconds=after_s), kinds=KINDS, lease=LEASE)


def test_a_job_exists_only_when_its_change_does(store: Store) -> None:
    def fail() -> None:
        with store.unit_of_work() as unit:
            unit.jobs.enqueue("read", now=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert claim(store, "w1") is None


def test_a_job_is_given_to_one_worker_at_a_time(store: Store) -> None:
    enqueue(store, 12)
    taken: list[str] = []
    start = threading.Barrier(4)

    def work(name: str) -> None:
        start.wait()
        while (job := claim(store, name)) is not None:
            taken.append(job.id)

    threads = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 12
    assert len(set(taken)) == 12


def test_a_job_whose_lease_ran_out_is_taken_over_and_the_first_worker_can_commit_nothing(store: Store) -> None:
    with_submission(store)
    enqueue(store)
    first = claim(store, "w1")
    assert first is not None
    assert claim(store, "w2", 29) is None
    second = claim(store, "w2", 31)
    assert second is not None
    assert (second.id, second.token, second.attempts, second.lost) == (first.id, 2, 1, 1)

    def commit(job: Job, content: bytes) -> None:
        with store.unit_of_work() as unit:
            unit.artefacts.add("sub_1", ArtefactKind.ORIGINAL, content, now=NOW)
            unit.audit.append(an_event())
            unit.jobs.finish(job, now=NOW, result={"artefact": "art_1"})

    with pytest.raises(LeaseLost):
        commit(first, b"of the first worker")
    commit(second, b"of the second worker")
    with store.reading() as unit:
        (only,) = unit.artefacts.of("sub_1", ArtefactKind.ORIGINAL)
        assert unit.artefacts.content(only) == b"of the second worker"
        done = unit.jobs.get(first.id)
        assert (done.state, done.result) == (JobState.DONE, (("artefact", "art_1"),))
        assert len(unit.audit.page(PageAsked()).items) == 3
    for late in (first, second):
        with pytest.raises(LeaseLost), store.bookkeeping() as unit:
            unit.jobs.heartbeat(late, now=NOW)


def test_a_heartbeat_keeps_the_lease(store: Store) -> None:
    enqueue(store)
    job = claim(store, "w1")
    assert job is not None
    with store.bookkeeping() as unit:
        unit.jobs.heartbeat(job, now=NOW + timedelta(seconds=25), lease=LEASE)
    assert claim(store, "w2", 50) is None
    assert claim(store, "w2", 56) is not None


def test_a_failed_job_waits_longer_each_time_and_then_is_dead(store: Store) -> None:
    (job,) = enqueue(store, max_attempts=3)
    at, waits = NOW, []
    for attempt in (1, 2, 3):
        with store.bookkeeping() as unit:
            leased = unit.jobs.claim("w1", now=at, kinds=KINDS)
            assert leased is not None
            state = unit.jobs.fail(leased, "internal:OSError", now=at, retry=True)
        with store.reading() as unit:
            after = unit.jobs.get(job.id)
        if attempt < 3:
            waits.append((after.run_after - at).total_seconds())
            assert state is JobState.QUEUED
        at = after.run_after
    assert waits == [2, 4]
    assert (after.state, after.error) == (JobState.DEAD, "internal:OSError")
    with store.bookkeeping() as unit:
        unit.jobs.revive(job.id, now=at)
        revived = unit.jobs.claim("w1", now=at, kinds=KINDS)
    assert revived is not None
    assert (revived.attempts, revived.max_attempts, revived.lost) == (4, 8, 0)


def test_asked_twice_with_one_key_a_job_is_there_once(store: Store) -> None:
    with store.unit_of_work() as unit:
        first = unit.jobs.enqueue("read", now=NOW, unique_key="read:sub_1:1")
        assert unit.jobs.enqueue("read", now=NOW, unique_key="read:sub_1:1") == first
        unit.audit.append(an_event())
    with store.reading() as unit:
        assert unit.jobs.counts()[JobState.QUEUED] == 1


@pytest.mark.parametrize("value", ["Marged Pritchard", "x" * 129, "two\nlines"])
def test_a_job_carries_ids_and_codes_only(store: Store, value: str) -> None:
    with pytest.raises(ValueError, match="ids and codes"), store.unit_of_work() as unit:
        unit.jobs.enqueue("read", now=NOW, arguments={"n": value})
