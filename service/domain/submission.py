"""A response as it came in: its arrivals, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.lifecycle import State
from service.domain.statement import Stated


class ArrivalKind(StrEnum):
    """What an arrival is to its submission."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    CLARIFICATION = "clarification"
    REPLACEMENT = "replacement"
    TRANSCRIPT = "transcript"
    OWN_REDACTED = "own_redacted"


class ReceivedFrom(StrEnum):
    """What the time of receipt rests on, best first."""

    GIVEN = "given"
    RECEIVED_HEADER = "received_header"
    DATE_HEADER = "date_header"
    ARRIVAL = "arrival"


class ArrivalStatus(StrEnum):
    """Whether an arrival's file was read; `SEALED` means not tried yet."""

    SEALED = "sealed"
    READ = "read"
    HELD = "held"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Submission:
    """One response to a call. `revision` rises with each change and is the ETag.

    `turn` counts how often understanding was re-opened by a later arrival. `job` is the latest job to follow.
    """

    id: str
    call: str
    state: State
    received: datetime
    received_from: ReceivedFrom
    created_at: datetime
    created_by: str
    late: bool | None = None
    stated: Stated = Stated()
    external_reference: str | None = None
    turn: int = 1
    revision: int = 1
    job: str | None = None
    held_because: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file or text that came for a submission. `name` is as sent (untrusted, kept encrypted); `original` is its artefact.

    `digest` is keyed, so that the same file twice is recognised and nothing can be guessed from it.
    `duplicate_of` is the id of an earlier arrival in the same call with the same bytes. `reason` is a code.
    """

    id: str
    submission: str
    sequence: int
    kind: ArrivalKind
    name: str
    media_type: str
    size: int
    digest: str
    original: str
    received: datetime
    created_at: datetime
    status: ArrivalStatus = ArrivalStatus.SEALED
    reason: str | None = None
    duplicate_of: str | None = None
