"""Confidentiality requests as an assessor sees them."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.lifecycle import Verb
from service.domain.proposal import PackReference, Purpose
from service.domain.request import Assessment, ConfidentialityRequest, RequestDecision
from service.domain.submission import Submission
from service.policy.pack import Question
from service.storage.unit_of_work import UnitOfWork
from service.workflow.actions import AllowedAction, allowed_actions
from service.workflow.context import Context
from service.workflow.finding_things import request_seen, submission_seen
from service.workflow.requests.assess import advice_on, kinds_of

VERBS = (Verb.ASSESS_REQUEST, Verb.DECIDE_REQUEST)


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request with its assessments and decisions, the pack's questions (by scope), its advice, and what may be done."""

    request: ConfidentialityRequest
    assessments: tuple[Assessment, ...]
    decisions: tuple[RequestDecision, ...]
    pack: PackReference
    questions: tuple[tuple[str, tuple[Question, ...]], ...]
    advice: tuple[tuple[str, str, str], ...]
    actions: tuple[AllowedAction, ...]


def get_request(ctx: Context, request_id: str) -> RequestView:
    """Return one request."""
    with ctx.look() as unit:
        submission, request = request_seen(ctx, unit, request_id)
        return _view(ctx, unit, submission, request)


def list_requests(ctx: Context, submission_id: str) -> tuple[RequestView, ...]:
    """Return all requests of a submission, oldest first, withdrawn and superseded ones too."""
    with ctx.look() as unit:
        submission = submission_seen(ctx, unit, submission_id)
        return tuple(_view(ctx, unit, submission, request) for request in unit.requests.of(submission_id))


def _view(ctx: Context, unit: UnitOfWork, submission: Submission, request: ConfidentialityRequest) -> RequestView:
    pack = ctx.packs.for_purpose(Purpose.PUBLICATION, call=unit.calls.get(submission.call), on=ctx.now.date())
    kinds = kinds_of(pack, request)
    assessments = unit.requests.assessments_of(request.id)
    return RequestView(
        request=request,
        assessments=assessments,
        decisions=unit.requests.decisions_of(request.id),
        pack=pack.reference,
        questions=tuple((kind.scope, kind.test.questions) for kind in kinds),
        advice=advice_on(kinds, assessments[-1].answers) if assessments else (),
        actions=allowed_actions(ctx.actor, submission.call, submission.state, VERBS),
    )
