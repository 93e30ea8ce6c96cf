"""Record the confidentiality requests that a submission holds or that came beside it; doubt is recorded too."""

from __future__ import annotations

from dataclasses import replace

from service.domain.lifecycle import State, Verb, advance
from service.domain.request import ConfidentialityRequest, RequestSource, RequestState
from service.domain.statement import Scope, Understanding
from service.domain.submission import Submission
from service.kit.ids import new_id
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context


def record_found(ctx: Context, unit: UnitOfWork, submission: Submission, said: Understanding, *, document: str, understanding: str) -> None:
    """Record what is asked in the document and in the stated details, once each; newer words take the place of older, undecided ones."""
    known = unit.requests.of(submission.id)
    found = _in_document(ctx, submission, said, document=document, understanding=understanding)
    _settle(ctx, unit, _latest(known, RequestSource.DOCUMENT), found)
    _settle(ctx, unit, _latest(known, RequestSource.STATED), _stated(ctx, submission))


def needs_a_person(said: Understanding) -> bool:
    """Say whether anything in what was said has to be decided by a person before publication."""
    asked = said.confidentiality
    doubts = (asked.uncertain, asked.contradictory, asked.question, bool(asked.conditions), asked.consult_first)
    return (asked.requested and not asked.withdrawn) or any(doubts) or said.consent.publish is False


def _in_document(
    ctx: Context, submission: Submission, said: Understanding, *, document: str, understanding: str
) -> ConfidentialityRequest | None:
    asked = said.confidentiality
    open_ = needs_a_person(said) and not _only_the_form(submission, said)
    if not open_ and not asked.withdrawn:
        return None
    return ConfidentialityRequest(
        id=new_id("req"),
        submission=submission.id,
        source=RequestSource.DOCUMENT,
        state=RequestState.PENDING if open_ else RequestState.WITHDRAWN,
        created_at=ctx.now,
        scope=asked.scope,
        justification=asked.justification,
        quotes=asked.quotes,
        parts=asked.parts,
        time_limit=asked.time_limit,
        conditions=asked.conditions,
        uncertain=asked.uncertain or not asked.requested,
        document=document,
        understanding=understanding,
    )


def _only_the_form(submission: Submission, said: Understanding) -> bool:
    """Say whether only the form asks and no words of the document do: the stated request then is the whole of it."""
    asked = said.confidentiality
    return submission.stated.confidential is True and not (asked.quotes or asked.conditions or asked.question)


def _stated(ctx: Context, submission: Submission) -> ConfidentialityRequest | None:
    if submission.stated.confidential is not True:
        return None
    return ConfidentialityRequest(
        id=new_id("req"),
        submission=submission.id,
        source=RequestSource.STATED,
        state=RequestState.PENDING,
        created_at=ctx.now,
        scope=(Scope.WHOLE,),
        stated_reason=submission.stated.confidentiality_reason,
    )


def _settle(ctx: Context, unit: UnitOfWork, known: ConfidentialityRequest | None, found: ConfidentialityRequest | None) -> None:
    if known is not None and found is not None and _asks(known) == _asks(found):
        return
    if known is not None and known.open:
        unit.requests.save(replace(known, state=RequestState.WITHDRAWN))
        unit.audit.append(ctx.event("request.superseded", submission=known.submission, request=known.id))
    if found is not None:
        add_request(ctx, unit, found, state=State.UNDERSTOOD)


def add_request(ctx: Context, unit: UnitOfWork, request: ConfidentialityRequest, *, state: State) -> None:
    """Keep a request with its event."""
    step = advance(state, Verb.RECORD_REQUEST)
    unit.requests.add(request)
    unit.audit.append(
        ctx.event(step.event, submission=request.submission, request=request.id, kind=request.source.value, state=request.state.value)
    )


def _latest(known: tuple[ConfidentialityRequest, ...], source: RequestSource) -> ConfidentialityRequest | None:
    return next((request for request in reversed(known) if request.source is source), None)


def _asks(request: ConfidentialityRequest) -> tuple[object, ...]:
    """What makes two requests the same one: words and scope, not the place where they stand."""
    reason = request.justification.text if request.justification else request.stated_reason
    withdrawn = request.state is RequestState.WITHDRAWN
    words = tuple(quote.text for quote in request.quotes)
    return (
        frozenset(request.scope),
        reason,
        words,
        request.conditions,
        request.time_limit,
        request.uncertain,
        len(request.parts),
        withdrawn,
    )
