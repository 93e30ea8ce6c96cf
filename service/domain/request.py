"""A confidentiality request, how it was assessed, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.document import Span
from service.domain.proposal import PackReference
from service.domain.statement import Justification, Quote, Scope


class RequestSource(StrEnum):
    """Where the request was found."""

    DOCUMENT = "document"
    STATED = "stated"
    CASEWORKER = "caseworker"


class RequestState(StrEnum):
    """Where a request stands; `PENDING` and `MORE_ASKED` block approval."""

    PENDING = "pending"
    MORE_ASKED = "more_asked"
    ACCEPTED = "accepted"
    PART_ACCEPTED = "part_accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What a person decides on a request."""

    ACCEPT = "accept"
    PART = "part"
    REFUSE = "refuse"
    ASK_FOR_MORE = "ask_for_more"


#: Outcome → the state it leads to.
STATE_AFTER = {
    Outcome.ACCEPT: RequestState.ACCEPTED,
    Outcome.PART: RequestState.PART_ACCEPTED,
    Outcome.REFUSE: RequestState.REFUSED,
    Outcome.ASK_FOR_MORE: RequestState.MORE_ASKED,
}


@dataclass(frozen=True, slots=True)
class ConfidentialityRequest:
    """Recorded whether or not it gives a reason. `understanding` is the artefact in which it was found.

    `document` is the artefact whose text the spans count in. `revision` is the ETag.
    """

    id: str
    submission: str
    source: RequestSource
    state: RequestState
    created_at: datetime
    scope: tuple[Scope, ...] = ()
    justification: Justification | None = None
    stated_reason: str | None = None
    quotes: tuple[Quote, ...] = ()
    parts: tuple[Span, ...] = ()
    time_limit: str | None = None
    conditions: str | None = None
    uncertain: bool = False
    document: str | None = None
    understanding: str | None = None
    revision: int = 1

    @property
    def open(self) -> bool:
        """Say whether a person still has to decide."""
        return self.state in {RequestState.PENDING, RequestState.MORE_ASKED}


@dataclass(frozen=True, slots=True)
class Answer:
    """An assessor's answer to one of the pack's questions, with what it rests on."""

    question: str
    answer: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The pack's questions answered for one request, with a recommendation."""

    id: str
    request: str
    submission: str
    pack: PackReference
    answers: tuple[Answer, ...]
    by: str
    at: datetime
    recommended: Outcome | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RequestDecision:
    """What was decided on a request, why, and under which pack. `granted` and `parts` say what a part acceptance covers."""

    id: str
    request: str
    submission: str
    outcome: Outcome
    reasons: str
    by: str
    at: datetime
    pack: PackReference | None = None
    granted: tuple[Scope, ...] = ()
    parts: tuple[Span, ...] = ()
    until: datetime | None = None
    assessment: str | None = None
