"""What a kind of job does: work outside a transaction, then a change applied inside the one that says "done"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from service.domain.job import Job
from service.storage.unit_of_work import UnitOfWork

#: Applies what was worked out, in the unit of work that also marks the job done; returns ids and codes for the job's result.
Apply = Callable[[UnitOfWork], Mapping[str, str]]

#: Does the long work (reading its inputs in units of its own) and returns what to apply. It may run more than once; only one result counts.
Handler = Callable[[Job], Apply]

#: Tells the thing that waited for a job that it will not come: runs in the unit of work that marks the job dead.
Mourner = Callable[[UnitOfWork, Job, str], None]


@dataclass(frozen=True, slots=True)
class Handlers:
    """The handlers by kind of job; `mourners` are optional."""

    by_kind: Mapping[str, Handler]
    mourners: Mapping[str, Mourner] = field(default_factory=dict)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that can be done here."""
        return frozenset(self.by_kind)
