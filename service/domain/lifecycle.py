"""One table: what may happen to a submission or a review in each state, where it leads and which audit event it writes.

A `Submission` walks the first half (received … proposed); a `Review`, one for each purpose, walks the second (open … released).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.domain.errors import NotNow


class State(StrEnum):
    """Where a submission (first eight) or a review (the others) stands."""

    RECEIVED = "received"
    READ = "read"
    UNDERSTOOD = "understood"
    PROPOSED = "proposed"
    HELD = "held"
    UNREADABLE = "unreadable"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    OPEN = "open"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RENDERED = "rendered"
    VERIFIED = "verified"
    BLOCKED = "blocked"
    RELEASED = "released"


SUBMISSION_STATES = (
    State.RECEIVED,
    State.READ,
    State.UNDERSTOOD,
    State.PROPOSED,
    State.HELD,
    State.UNREADABLE,
    State.WITHDRAWN,
    State.ERASED,
)
REVIEW_STATES = tuple(state for state in State if state not in SUBMISSION_STATES)


class Verb(StrEnum):
    """What can be done; `workflow/` has one file for each."""

    ADD_ARRIVAL = "add_arrival"
    READ = "read"
    HOLD = "hold"
    FAIL_TO_READ = "fail_to_read"
    UNDERSTAND = "understand"
    PROPOSE = "propose"
    RECORD_REQUEST = "record_request"
    ASSESS_REQUEST = "assess_request"
    DECIDE_REQUEST = "decide_request"
    OPEN_REVIEW = "open_review"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    DECIDE_REDACTION = "decide_redaction"
    UNDO_DECISION = "undo_decision"
    COMPLETE_REVIEW = "complete_review"
    RETURN_REVIEW = "return_review"
    REOPEN_REVIEW = "reopen_review"
    APPROVE = "approve"
    RENDER = "render"
    VERIFY = "verify"
    BLOCK = "block"
    RELEASE = "release"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class Step:
    """Where a verb leads and the audit event that it writes."""

    to: State
    event: str


_ALIVE = (State.RECEIVED, State.READ, State.UNDERSTOOD, State.PROPOSED, State.HELD, State.UNREADABLE)
_STARTED = (State.REVIEWED, State.APPROVED, State.RENDERED, State.VERIFIED, State.BLOCKED)

#: The table. A pair that is not in it cannot be.
TABLE: dict[tuple[State, Verb], Step] = {
    **{(state, Verb.ADD_ARRIVAL): Step(State.RECEIVED, "arrival.added") for state in _ALIVE},
    **{(state, Verb.WITHDRAW): Step(State.WITHDRAWN, "submission.withdrawn") for state in _ALIVE},
    **{(state, Verb.ERASE): Step(State.ERASED, "submission.erased") for state in (*_ALIVE, State.WITHDRAWN)},
    (State.RECEIVED, Verb.READ): Step(State.READ, "submission.read"),
    (State.HELD, Verb.READ): Step(State.READ, "submission.read"),
    (State.RECEIVED, Verb.HOLD): Step(State.HELD, "submission.held"),
    (State.READ, Verb.HOLD): Step(State.HELD, "submission.held"),
    (State.UNDERSTOOD, Verb.HOLD): Step(State.HELD, "submission.held"),
    (State.RECEIVED, Verb.FAIL_TO_READ): Step(State.UNREADABLE, "submission.unreadable"),
    (State.READ, Verb.UNDERSTAND): Step(State.UNDERSTOOD, "submission.understood"),
    (State.UNDERSTOOD, Verb.PROPOSE): Step(State.PROPOSED, "proposals.made"),
    (State.PROPOSED, Verb.PROPOSE): Step(State.PROPOSED, "proposals.made_anew"),
    (State.PROPOSED, Verb.OPEN_REVIEW): Step(State.PROPOSED, "review.opened"),
    (State.UNDERSTOOD, Verb.RECORD_REQUEST): Step(State.UNDERSTOOD, "request.recorded"),
    (State.PROPOSED, Verb.RECORD_REQUEST): Step(State.PROPOSED, "request.recorded"),
    (State.UNDERSTOOD, Verb.ASSESS_REQUEST): Step(State.UNDERSTOOD, "request.assessed"),
    (State.PROPOSED, Verb.ASSESS_REQUEST): Step(State.PROPOSED, "request.assessed"),
    (State.PROPOSED, Verb.DECIDE_REQUEST): Step(State.PROPOSED, "request.decided"),
    (State.OPEN, Verb.DECIDE_REDACTION): Step(State.OPEN, "redaction.decided"),
    (State.OPEN, Verb.UNDO_DECISION): Step(State.OPEN, "redaction.undone"),
    (State.OPEN, Verb.COMPLETE_REVIEW): Step(State.REVIEWED, "review.completed"),
    (State.REVIEWED, Verb.RETURN_REVIEW): Step(State.OPEN, "review.returned"),
    **{(state, Verb.REOPEN_REVIEW): Step(State.OPEN, "review.reopened") for state in _STARTED},
    (State.OPEN, Verb.REOPEN_REVIEW): Step(State.OPEN, "review.reopened"),
    (State.REVIEWED, Verb.APPROVE): Step(State.APPROVED, "review.approved"),
    (State.APPROVED, Verb.RENDER): Step(State.RENDERED, "rendition.made"),
    (State.BLOCKED, Verb.RENDER): Step(State.RENDERED, "rendition.made"),
    (State.RENDERED, Verb.VERIFY): Step(State.VERIFIED, "rendition.verified"),
    (State.RENDERED, Verb.BLOCK): Step(State.BLOCKED, "rendition.blocked"),
    (State.APPROVED, Verb.BLOCK): Step(State.BLOCKED, "rendition.blocked"),
    (State.VERIFIED, Verb.RELEASE): Step(State.RELEASED, "release.made"),
    (State.RELEASED, Verb.DOWNLOAD): Step(State.RELEASED, "release.downloaded"),
}

_STANDING = {
    State.RECEIVED: "it has been received and is waiting to be read",
    State.READ: "it has been read and is waiting to be understood",
    State.UNDERSTOOD: "its proposals have not been made yet",
    State.PROPOSED: "its proposals are ready for review",
    State.HELD: "it is held because a part of it could not be read",
    State.UNREADABLE: "it could not be read",
    State.WITHDRAWN: "it has been withdrawn",
    State.ERASED: "it has been erased",
    State.OPEN: "its review is open",
    State.REVIEWED: "its review is complete and waits for approval",
    State.APPROVED: "it is approved and waits to be written",
    State.RENDERED: "it is written and waits to be checked",
    State.VERIFIED: "it is proved clean and waits for release",
    State.BLOCKED: "the leak gate blocked it",
    State.RELEASED: "it has been released",
}


def step(state: State, verb: Verb) -> Step | None:
    """Return where a verb leads from a state, or None when it cannot be."""
    return TABLE.get((state, verb))


def why_not(state: State, verb: Verb) -> str | None:
    """Return the sentence that says why a verb cannot be done in a state; None when it can."""
    if (state, verb) in TABLE:
        return None
    needed = sorted({from_state.value for from_state, each in TABLE if each is verb})
    return f"{verb.value.replace('_', ' ').capitalize()} is not possible now: {_STANDING[state]} (needs: {', '.join(needed)})."


def advance(state: State, verb: Verb) -> Step:
    """Return where a verb leads; raise `NotNow` with the reason when it cannot be."""
    found = step(state, verb)
    if found is None:
        raise NotNow("wrong-state", why_not(state, verb) or "", todo=f"The state is '{state.value}'.")
    return found
