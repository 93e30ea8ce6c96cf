"""A review of one purpose: append-only decisions, the redaction set that comes of them, and its approval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.document import Span
from service.domain.lifecycle import State
from service.domain.proposal import Action, PackReference, Proposal, Purpose
from service.domain.request import ConfidentialityRequest


class Choice(StrEnum):
    """What a reviewer does to a target: a proposal, or a mark of the reviewer's own (`ADD`)."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    CHANGE_GROUND = "change_ground"
    ADD = "add"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one purpose of a submission. A returned or re-opened review is the same review in a new `turn`.

    `proposals` is the artefact under review, `document` the one its spans count in. `redaction_set` is set when the review
    is complete; `rendition` and `verification` follow. `revision` is the ETag.
    """

    id: str
    submission: str
    purpose: Purpose
    state: State
    proposals: str
    document: str
    created_at: datetime
    turn: int = 1
    revision: int = 1
    redaction_set: str | None = None
    completed_by: str | None = None
    rendition: tuple[str, ...] = ()
    verification: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """One append-only decision. `target` is a proposal id, or the id of the mark that `ADD` made.

    `sequence` counts decisions on the same target in the same review from 1: it is the target's ETag.
    `span`, `ground`, `rule` and `mark` say what an `ADD` or `CHANGE_GROUND` puts; `quote` carries the decision over to a new reading.
    """

    id: str
    review: str
    submission: str
    target: str
    sequence: int
    choice: Choice
    by: str
    at: datetime
    turn: int = 1
    reason: str = ""
    ground: str | None = None
    rule: str | None = None
    mark: str | None = None
    span: Span | None = None
    quote: str | None = None
    subject: str | None = None


def standing(decisions: Iterable[ReviewDecision]) -> dict[str, ReviewDecision]:
    """Return for each target the decision that stands: an undo takes back the latest one before it that still stands."""
    stacks: dict[str, list[ReviewDecision]] = {}
    for decision in sorted(decisions, key=lambda each: (each.target, each.sequence)):
        stack = stacks.setdefault(decision.target, [])
        if decision.choice is not Choice.UNDO:
            stack.append(decision)
        elif stack:
            stack.pop()
    return {target: stack[-1] for target, stack in stacks.items() if stack}


@dataclass(frozen=True, slots=True)
class Redaction:
    """One redaction that a person stands behind. `decision` is the review decision it rests on."""

    span: Span
    mark: str
    ground: str
    rule: str
    reason: str
    decision: str
    proposal: str | None = None
    finding: str | None = None
    subject: str | None = None
    region: bool = False


@dataclass(frozen=True, slots=True)
class RedactionSet:
    """All redactions of one purpose, in order of place; frozen when the review is complete."""

    submission: str
    purpose: Purpose
    document: str
    proposals: str
    redactions: tuple[Redaction, ...]
    pack: PackReference | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """Another person's yes to one redaction set, pinned by its keyed digest. Voided when anything under it changes."""

    id: str
    review: str
    submission: str
    purpose: Purpose
    redaction_set: str
    digest: str
    by: str
    at: datetime
    note: str = ""
    voided_at: datetime | None = None
    voided_because: str | None = None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why an approval has to wait: a stable code, the id of what is in the way, and a sentence."""

    code: str
    id: str
    reason: str


def redactions_of(proposals: Sequence[Proposal], stands: Mapping[str, ReviewDecision]) -> tuple[Redaction, ...]:
    """Return the redactions that follow from the decisions that stand, in order of place."""
    known = {proposal.id: proposal for proposal in proposals}
    made: list[Redaction] = []
    for target, decision in stands.items():
        redaction = _redaction(known.get(target), decision)
        if redaction is not None:
            made.append(redaction)
    return tuple(sorted(made, key=lambda each: (each.span.start, each.span.end)))


def _redaction(proposal: Proposal | None, decision: ReviewDecision) -> Redaction | None:
    if decision.choice is Choice.REFUSE:
        return None
    if proposal is None:
        if decision.choice not in {Choice.ADD, Choice.CHANGE_GROUND} or decision.span is None:
            return None
        return Redaction(
            span=decision.span,
            mark=decision.mark or "",
            ground=decision.ground or "",
            rule=decision.rule or "",
            reason=decision.reason,
            decision=decision.id,
            subject=decision.subject,
        )
    if proposal.action is Action.KEEP:
        return None
    return Redaction(
        span=proposal.span,
        mark=decision.mark or proposal.mark,
        ground=decision.ground or proposal.ground,
        rule=decision.rule or proposal.rule,
        reason=decision.reason or proposal.reason,
        decision=decision.id,
        proposal=proposal.id,
        finding=proposal.finding,
        subject=proposal.subject,
        region=proposal.region,
    )


def obstacles(
    proposals: Sequence[Proposal], stands: Mapping[str, ReviewDecision], requests: Sequence[ConfidentialityRequest]
) -> tuple[Obstacle, ...]:
    """Return all that must be settled before completion or approval: open requests, undecided proposals, missing grounds."""
    found = [
        Obstacle("request-pending", request.id, f"Confidentiality request {request.id} is {request.state.value.replace('_', ' ')}.")
        for request in requests
        if request.open
    ]
    found += [
        Obstacle("proposal-undecided", proposal.id, f"Proposal {proposal.id} is undecided.")
        for proposal in proposals
        if proposal.action is Action.REDACT and proposal.id not in stands
    ]
    found += [
        Obstacle("ground-missing", redaction.decision, f"The redaction of decision {redaction.decision} has no ground.")
        for redaction in redactions_of(proposals, stands)
        if not redaction.ground
    ]
    return tuple(found)
