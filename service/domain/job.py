"""Work that survives `kill -9`: leased, fenced, counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JobState(StrEnum):
    """Where a job stands; `DEAD` waits for a person."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. `arguments`, `result` and `error` are ids and codes only.

    `token` rises with every lease: a worker whose token is no longer the row's can commit nothing. `attempts` counts tries; a lease
    taken over from a worker that died goes on with the same try, so that killed machines alone never make a job fail for good.
    """

    id: str
    kind: str
    state: JobState
    created_at: datetime
    run_after: datetime
    arguments: tuple[tuple[str, str], ...] = ()
    submission: str | None = None
    attempts: int = 0
    max_attempts: int = 5
    token: int = 0
    worker: str | None = None
    leased_until: datetime | None = None
    finished_at: datetime | None = None
    result: tuple[tuple[str, str], ...] = ()
    error: str | None = None

    @property
    def lost(self) -> int:
        """How many of its workers died."""
        return self.token - self.attempts

    def argument(self, name: str) -> str:
        """Return an argument; raise KeyError when the job has none of that name."""
        return dict(self.arguments)[name]
