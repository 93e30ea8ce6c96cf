"""Invented things to store."""

from __future__ import annotations

from datetime import UTC, datetime

from service.domain.audit import AuditEvent
from service.domain.call import Call
from service.domain.lifecycle import State
from service.domain.statement import Stated
from service.domain.submission import ReceivedFrom, Submission
from service.storage.store import Store

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NAME = "Marged Ffion Pritchard-Okonkwo"


def a_call(name: str = "call-a") -> Call:
    return Call(name, "Serious further offence reviews", "An inspectorate", "inspectorate", "Your response may be published.", NOW)


def a_submission(name: str = "sub_1", *, call: str = "call-a", reference: str | None = None) -> Submission:
    return Submission(
        name,
        call,
        State.RECEIVED,
        NOW,
        ReceivedFrom.GIVEN,
        NOW,
        "per_1",
        late=False,
        stated=Stated(name=NAME, email="marged@post.example"),
        external_reference=reference,
    )


def an_event(event: str = "submission.received", submission: str | None = "sub_1") -> AuditEvent:
    return AuditEvent(event, NOW, "per_1", submission)


def with_submission(store: Store, name: str = "sub_1") -> Submission:
    """Keep a call and a submission."""
    submission = a_submission(name)
    with store.unit_of_work() as unit:
        unit.calls.add(a_call(), now=NOW)
        unit.submissions.add(submission)
        unit.audit.append(an_event())
    return submission
