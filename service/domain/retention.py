"""How long a response is kept: what holds it, and its destruction, proposed by one person and approved by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a submission may not be destroyed for now. `kind` is one that the rules name; the reason is kept sealed."""

    id: str
    submission: str
    kind: str
    reason: str
    by: str
    at: datetime
    lifted_by: str | None = None
    lifted_at: datetime | None = None


class ErasureState(StrEnum):
    """Where an erasure stands; `APPROVED` waits for its keys to be destroyed, which is taken up again after a crash."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Erasure:
    """The destruction of one submission: a line of the ledger that outlives it, ids, codes and times only."""

    id: str
    submission: str
    call: str
    state: ErasureState
    reason: str
    rule: str
    due: datetime | None
    proposed_by: str
    proposed_at: datetime
    approved_by: str | None = None
    approved_at: datetime | None = None
    done_at: datetime | None = None
