"""What a verb is given: who acts, when, on what, under which law."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from service.domain.actor import SYSTEM, Actor
from service.domain.audit import AuditEvent
from service.policy.packs import Packs
from service.storage.store import Store
from service.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Context:
    """One act. `unit` is set where a verb runs inside a unit of work that somebody else opened (a job's, an idempotent answer's)."""

    now: datetime
    actor: Actor
    store: Store
    packs: Packs
    unit: UnitOfWork | None = None

    @contextmanager
    def change(self) -> Iterator[UnitOfWork]:
        """Open a unit that may write, or join the one that is open; leaving it commits only what was opened here."""
        if self.unit is not None:
            yield self.unit
            return
        with self.store.unit_of_work() as unit:
            yield unit

    @contextmanager
    def look(self) -> Iterator[UnitOfWork]:
        """Open a unit that only reads, or join the one that is open."""
        if self.unit is not None:
            yield self.unit
            return
        with self.store.reading() as unit:
            yield unit

    def within(self, unit: UnitOfWork) -> Context:
        """Return the same context inside an open unit."""
        return replace(self, unit=unit)

    def as_system(self) -> Context:
        """Return the context of the service's own jobs."""
        return replace(self, actor=SYSTEM)

    def event(self, event: str, *, submission: str | None = None, **details: str) -> AuditEvent:
        """Return the audit event of this act; details are ids and codes."""
        return AuditEvent(event, self.now, self.actor.id, submission, self.actor.key, tuple(sorted(details.items())))
