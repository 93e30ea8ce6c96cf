"""Decide a confidentiality request, with reasons; what is granted takes effect in new proposals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from service.domain.document import Span
from service.domain.errors import NotNow, Unreadable
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.proposal import Purpose
from service.domain.request import STATE_AFTER, ConfidentialityRequest, Outcome, RequestDecision, RequestState
from service.domain.statement import Scope
from service.kit.ids import new_id
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at, request_seen
from service.workflow.requests.record import must_lie_inside
from service.workflow.submissions.propose import make_proposals, sources_of


@dataclass(frozen=True, slots=True)
class DecideRequest:
    """A decision. For `part`, `granted` says which scopes are granted and `parts` which passages (none: those asked for)."""

    request: str
    outcome: Outcome
    reasons: str = ""
    granted: tuple[Scope, ...] = ()
    parts: tuple[Span, ...] = ()
    until: datetime | None = None
    assessment: str | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class RequestDecided:
    """The request as it stands, the decision, and for how many purposes the proposals changed."""

    request: ConfidentialityRequest
    decision: RequestDecision
    proposals_changed: int


def decide(ctx: Context, command: DecideRequest) -> RequestDecided:
    """Keep the decision; where it changes the proposals, reviews go on in a new turn and an unreleased approval is void."""
    _must_make_sense(command)
    with ctx.change() as unit:
        submission, request = request_seen(ctx, unit, command.request)
        can(ctx.actor, Verb.DECIDE_REQUEST, submission.call).check()
        must_be_at(request.revision, command.revision)
        step = advance(submission.state, Verb.DECIDE_REQUEST)
        if request.state is RequestState.WITHDRAWN:
            raise NotNow("request-withdrawn", "This request has been withdrawn or superseded.", todo="Decide the newest request.")
        must_lie_inside(command.parts, len(sources_of(unit, submission.id).text.text))
        decision = _decision(ctx, unit, command, request, submission.call)
        unit.requests.add_decision(decision)
        request = unit.requests.save(replace(request, state=STATE_AFTER[command.outcome]))
        unit.audit.append(
            ctx.event(step.event, submission=submission.id, request=request.id, decision=decision.id, outcome=command.outcome.value)
        )
        changed = make_proposals(ctx, unit, submission)
        if changed:
            again = advance(submission.state, Verb.PROPOSE)
            unit.submissions.save(replace(submission, state=again.to))
            unit.audit.append(ctx.event(again.event, submission=submission.id, count=str(changed)))
    return RequestDecided(request, decision, changed)


def _must_make_sense(command: DecideRequest) -> None:
    if command.outcome is not Outcome.ASK_FOR_MORE and not any(map(str.isalnum, command.reasons)):
        raise Unreadable("reasons-missing", "A decision on a confidentiality request needs its reasons.", todo="Write them in reasons.")
    if command.outcome is Outcome.PART and not command.granted:
        raise Unreadable("granted-missing", "Say what is granted.", todo="Give at least one scope in granted.")
    if command.outcome is not Outcome.PART and (command.granted or command.parts):
        raise Unreadable("granted-unexpected", "Only an acceptance in part says what is granted.")


def _decision(ctx: Context, unit: UnitOfWork, command: DecideRequest, request: ConfidentialityRequest, call_id: str) -> RequestDecision:
    pack = ctx.packs.for_purpose(Purpose.PUBLICATION, call=unit.calls.get(call_id), on=ctx.now.date())
    unit.packs.keep(pack.reference, pack.content)
    whole = request.scope or (Scope.WHOLE,)
    return RequestDecision(
        id=new_id("dec"),
        request=request.id,
        submission=request.submission,
        outcome=command.outcome,
        reasons=command.reasons.strip(),
        by=ctx.actor.id,
        at=ctx.now,
        pack=pack.reference,
        granted=whole if command.outcome is Outcome.ACCEPT else command.granted,
        parts=request.parts if command.outcome is Outcome.ACCEPT else command.parts,
        until=command.until,
        assessment=command.assessment,
    )
