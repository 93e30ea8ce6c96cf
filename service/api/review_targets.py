"""/v1/reviews/…/proposals and marks: single decisions, each guarded by its target's own ETag."""

from __future__ import annotations

from fastapi import Response

from service.api.answers import BODY, ETAG, answers
from service.api.paths import InReview, InTarget
from service.api.reviews import decided_answer
from service.api.schemas.reviews import DecidedShown, DecisionHistory, LineShown, MarkSent, TargetDecisionSent, TargetDecisionShown
from service.api.schemas.shapes import Allowed
from service.domain.lifecycle import Verb
from service.domain.review import Choice
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.etags import IfMatch, etag
from service.transport.idempotency import OnceKey, fingerprint, once
from service.workflow.context import Context
from service.workflow.idempotent import Answer
from service.workflow.review import queries
from service.workflow.review.decide_redaction import DecideRedaction, decide_redaction
from service.workflow.review.undo import undo

router = keyed_router("reviews")

_OF_TARGET = frozenset({Verb.DECIDE_REDACTION.value, Verb.UNDO_DECISION.value})


@router.get("/reviews/{review}/proposals/{target}", response_model=LineShown, responses=answers(404, 422, headers=(ETAG,)))
def get_target(ctx: Acting, response: Response, review: InReview, target: InTarget) -> LineShown:
    """Read one proposal or mark, with the decision that stands on it; its ETag guards the next decision."""
    line, actions = queries.review_line(ctx, review, target)
    response.headers[ETAG] = etag(line.sequence)
    return LineShown.of(line, tuple(Allowed.of(each) for each in actions if each.action in _OF_TARGET))


@router.get("/reviews/{review}/proposals/{target}/decisions", response_model=DecisionHistory, responses=answers(404, 422))
def list_target_decisions(ctx: Acting, review: InReview, target: InTarget) -> DecisionHistory:
    """List every decision on a target, undone ones too, oldest first."""
    return DecisionHistory(items=[TargetDecisionShown.of(each) for each in queries.decisions_on(ctx, review, target)])


@router.post(
    "/reviews/{review}/proposals/{target}/decisions",
    status_code=201,
    response_model=DecidedShown,
    responses=answers(403, 404, 409, 412, *BODY, 428, ok=201, headers=(ETAG,)),
)
def decide_target(  # noqa: PLR0917 - the framework names them
    ctx: Acting, review: InReview, target: InTarget, sent: TargetDecisionSent, sequence: IfMatch, once_key: OnceKey = None
) -> Response:
    """Accept, refuse or change the ground of a proposal, of all of the same text if wished. If-Match is the target's ETag."""

    def run(inner: Context) -> Answer:
        command = DecideRedaction(review, sent.choice, target, sent.reason, sent.ground, same_text=sent.same_text, sequence=sequence)
        return decided_answer(decide_redaction(inner, command), status=201)

    return once(ctx, once_key, fingerprint("decide_target", review, target, sent), run)


@router.post(
    "/reviews/{review}/proposals/{target}/undo",
    status_code=201,
    response_model=DecidedShown,
    responses=answers(403, 404, 409, 412, 422, 428, ok=201, headers=(ETAG,)),
)
def undo_decision(ctx: Acting, review: InReview, target: InTarget, sequence: IfMatch, once_key: OnceKey = None) -> Response:
    """Take back the latest decision on a target; it stays in the record. If-Match is the target's ETag."""

    def run(inner: Context) -> Answer:
        return decided_answer(undo(inner, review, target, sequence=sequence), status=201)

    return once(ctx, once_key, fingerprint("undo_decision", review, target), run)


@router.post(
    "/reviews/{review}/marks",
    status_code=201,
    response_model=DecidedShown,
    responses=answers(403, 404, 409, *BODY, ok=201, headers=(ETAG,)),
)
def add_mark(ctx: Acting, review: InReview, sent: MarkSent, once_key: OnceKey = None) -> Response:
    """Redact a passage that nobody proposed, at every place of the same words if wished."""

    def run(inner: Context) -> Answer:
        command = DecideRedaction(
            review, Choice.ADD, reason=sent.reason, ground=sent.ground, span=sent.span.span(), same_text=sent.same_text
        )
        return decided_answer(decide_redaction(inner, command), status=201)

    return once(ctx, once_key, fingerprint("add_mark", review, sent), run)
