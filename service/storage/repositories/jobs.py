"""Jobs as leased rows: enqueued with the change that needs them, done with the change that they make."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, update
from sqlmodel import col, select

from service.domain.errors import DisclosureError
from service.domain.job import Job, JobState
from service.kit.ids import new_id
from service.storage.tables import JobRow
from service.storage.transaction import Transaction

LEASE = timedelta(seconds=30)
ATTEMPTS = 5
_FIRST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(minutes=10)
_LONGEST_VALUE = 128


class LeaseLost(DisclosureError):
    """Another worker has taken the job over: what this one made is thrown away."""


@dataclass(frozen=True, slots=True)
class Jobs:
    """`enqueue` and `finish` belong in the unit that makes the change; the others are book-keeping of the worker."""

    transaction: Transaction

    def enqueue(
        self,
        kind: str,
        *,
        now: datetime,
        arguments: Mapping[str, str] | None = None,
        submission: str | None = None,
        unique_key: str | None = None,
        max_attempts: int = ATTEMPTS,
        delay: timedelta = timedelta(0),
    ) -> Job:
        """Add a job and return it; with a `unique_key` that was used before, return the job that is there (applied once, asked twice)."""
        if unique_key is not None:
            there = self.transaction.session.exec(select(JobRow).where(col(JobRow.unique_key) == unique_key)).first()
            if there is not None:
                return _job(there)
        row = JobRow(
            id=new_id("job"),
            kind=kind,
            state=JobState.QUEUED.value,
            submission_id=submission,
            unique_key=unique_key,
            arguments=_codes(arguments or {}),
            created_at=now,
            run_after=now + delay,
            attempts=0,
            max_attempts=max_attempts,
            token=0,
            worker=None,
            leased_until=None,
            finished_at=None,
            result="{}",
            error=None,
        )
        self.transaction.add(row)
        return _job(row)

    def get(self, job_id: str) -> Job:
        """Return a job; raise `NotFound`."""
        return _job(self.transaction.get(JobRow, job_id, "job"))

    def of(self, submission_id: str) -> tuple[Job, ...]:
        """Return the jobs of a submission, oldest first."""
        query = select(JobRow).where(col(JobRow.submission_id) == submission_id).order_by(col(JobRow.id))
        return tuple(_job(row) for row in self.transaction.session.exec(query))

    def counts(self) -> dict[JobState, int]:
        """Return how many jobs stand in each state."""
        found = self.transaction.session.exec(select(JobRow.state, func.count()).group_by(col(JobRow.state)))
        counted = {JobState(state): number for state, number in found}
        return {state: counted.get(state, 0) for state in JobState}

    def claim(self, worker: str, *, now: datetime, kinds: frozenset[str], lease: timedelta = LEASE) -> Job | None:
        """Lease the next job that is due, or one whose lease has run out; None when there is none.

        A lease that ran out says that a machine failed, not that the job did: it is no new attempt. `Job.lost` counts such leases.
        """
        due = or_(
            and_(col(JobRow.state) == JobState.QUEUED.value, col(JobRow.run_after) <= now),
            and_(col(JobRow.state) == JobState.RUNNING.value, col(JobRow.leased_until) < now),
        )
        query = select(JobRow).where(due, col(JobRow.kind).in_(sorted(kinds))).order_by(col(JobRow.run_after), col(JobRow.id)).limit(1)
        row = self.transaction.session.exec(query.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        row.attempts += row.state == JobState.QUEUED.value
        row.token += 1
        row.state, row.worker, row.leased_until = JobState.RUNNING.value, worker, now + lease
        self.transaction.session.flush()
        return _job(row)

    def heartbeat(self, job: Job, *, now: datetime, lease: timedelta = LEASE) -> None:
        """Prolong a lease; raise `LeaseLost`."""
        self._fenced(job, leased_until=now + lease)

    def finish(self, job: Job, *, now: datetime, result: Mapping[str, str] | None = None) -> None:
        """Mark a job done in the unit that holds its result; raise `LeaseLost`, and then nothing of the unit may be committed."""
        self._fenced(
            job, state=JobState.DONE.value, finished_at=now, result=_codes(result or {}), error=None, worker=None, leased_until=None
        )

    def fail(self, job: Job, code: str, *, now: datetime, retry: bool) -> JobState:
        """Give a job back for another try after a wait that doubles, or mark it dead; return its new state."""
        if len(code) > _LONGEST_VALUE:
            raise ValueError("a job's error is a code")
        if retry and job.attempts < job.max_attempts:
            wait = min(_FIRST_WAIT * 2 ** (job.attempts - 1), _LONGEST_WAIT)
            self._fenced(job, state=JobState.QUEUED.value, run_after=now + wait, error=code, worker=None, leased_until=None)
            return JobState.QUEUED
        self._fenced(job, state=JobState.DEAD.value, finished_at=now, error=code, worker=None, leased_until=None)
        return JobState.DEAD

    def revive(self, job_id: str, *, now: datetime) -> None:
        """Queue a dead job again, with as many attempts as a new one has."""
        self.transaction.wrote()
        statement = update(JobRow).where(col(JobRow.id) == job_id, col(JobRow.state) == JobState.DEAD.value)
        self.transaction.session.execute(
            statement.values(
                state=JobState.QUEUED.value, max_attempts=JobRow.attempts + ATTEMPTS, run_after=now, finished_at=None, error=None
            )
        )

    def _fenced(self, job: Job, **values: object) -> None:
        """Change the row only while this lease is the latest."""
        statement = update(JobRow).where(
            col(JobRow.id) == job.id, col(JobRow.token) == job.token, col(JobRow.state) == JobState.RUNNING.value
        )
        result = self.transaction.session.execute(statement.values(**values).execution_options(synchronize_session=False))
        if result.rowcount != 1:  # type: ignore[attr-defined]
            raise LeaseLost("lease-lost", "Another worker has taken this job over.")


def _codes(values: Mapping[str, str]) -> str:
    """Return ids and codes as JSON; refuse what cannot be one."""
    for value in values.values():
        if len(value) > _LONGEST_VALUE or any(character.isspace() for character in value):
            raise ValueError("a job carries ids and codes only")
    return json.dumps(dict(values), sort_keys=True)


def _pairs(content: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(json.loads(content).items()))


def _job(row: JobRow) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        state=JobState(row.state),
        created_at=row.created_at,
        run_after=row.run_after,
        arguments=_pairs(row.arguments),
        submission=row.submission_id,
        attempts=row.attempts,
        max_attempts=row.max_attempts,
        token=row.token,
        worker=row.worker,
        leased_until=row.leased_until,
        finished_at=row.finished_at,
        result=_pairs(row.result),
        error=row.error,
    )
