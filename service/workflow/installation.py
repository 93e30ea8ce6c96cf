"""One installation as doors and workers hold it: where things are kept, which law there is, and what understands files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from service.domain.actor import SYSTEM, Actor, Person
from service.kit.clock import now as present
from service.policy.packs import Packs
from service.storage.store import Store
from service.workflow.authenticate import authenticate
from service.workflow.context import Context
from service.workflow.engine import EngineLoader
from service.workflow.signing_in.resume import resume
from service.workflow.submissions.taking_in import LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Installation:
    """The parts of the service; `largest_file` is what one upload may weigh, in bytes."""

    store: Store
    packs: Packs
    engine: EngineLoader
    clock: Callable[[], datetime] = present
    largest_file: int = LARGEST_FILE

    def context(self, actor: Actor) -> Context:
        """Return the context of one act, now."""
        return Context(self.clock(), actor, self.store, self.packs)

    def system(self) -> Context:
        """Return the context of the service's own jobs, now."""
        return self.context(SYSTEM)

    def authenticate(self, untrusted_key: str | None) -> Actor:
        """Return who holds a key; raise `NotAuthenticated`."""
        return authenticate(self.store, untrusted_key, now=self.clock())

    def resume(self, untrusted_cookie: str | None) -> tuple[Actor, Person]:
        """Return who is signed in by browser; raise `NotAuthenticated`."""
        return resume(self.store, untrusted_cookie, now=self.clock())
