"""/v1/confidentiality-requests: what respondents ask to be kept back, how it is assessed and decided."""

from __future__ import annotations

from fastapi import Response

from service.api.answers import BODY, ETAG, LOCATION, answers
from service.api.paths import InRequest, InSubmission
from service.api.schemas.requests import (
    AssessmentSent,
    QuestionsShown,
    RequestDecidedShown,
    RequestDecisionSent,
    RequestList,
    RequestSent,
    RequestShown,
    ScopeQuestions,
)
from service.api.schemas.shapes import PackShown
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.etags import IfMatch, MayMatch, etag
from service.transport.idempotency import OnceKey, answer, fingerprint, once
from service.workflow.context import Context
from service.workflow.idempotent import Answer
from service.workflow.requests import queries
from service.workflow.requests.assess import AssessRequest, assess
from service.workflow.requests.decide import DecideRequest, decide
from service.workflow.requests.record import RecordRequest, record

router = keyed_router("confidentiality requests")


@router.get("/submissions/{submission}/confidentiality-requests", response_model=RequestList, responses=answers(404, 422))
def list_confidentiality_requests(ctx: Acting, submission: InSubmission) -> RequestList:
    """List all requests of a submission, oldest first; withdrawn and superseded ones too."""
    return RequestList(items=[RequestShown.of(view) for view in queries.list_requests(ctx, submission)])


@router.post(
    "/submissions/{submission}/confidentiality-requests",
    status_code=201,
    response_model=RequestShown,
    responses=answers(403, 404, 409, 412, *BODY, ok=201, headers=(ETAG, LOCATION)),
)
def record_confidentiality_request(
    ctx: Acting, submission: InSubmission, sent: RequestSent, revision: MayMatch, once_key: OnceKey = None
) -> Response:
    """Record a request that came another way; it blocks approval until it is decided. If-Match, if sent, is the submission's."""

    def run(inner: Context) -> Answer:
        parts = tuple(part.span() for part in sent.parts)
        command = RecordRequest(submission, tuple(sent.scope), sent.reason, parts, sent.time_limit, sent.conditions, revision)
        return _shown(inner, record(inner, command).id, status=201)

    return once(ctx, once_key, fingerprint("record_confidentiality_request", submission, sent), run)


@router.get("/confidentiality-requests/{request}", response_model=RequestShown, responses=answers(404, 422, headers=(ETAG,)))
def get_confidentiality_request(ctx: Acting, response: Response, request: InRequest) -> RequestShown:
    """Read a request with its assessments, its decisions, the pack's questions and what the pack advises."""
    view = queries.get_request(ctx, request)
    response.headers[ETAG] = etag(view.request.revision)
    return RequestShown.of(view)


@router.get("/confidentiality-requests/{request}/questions", response_model=QuestionsShown, responses=answers(404, 422))
def get_confidentiality_questions(ctx: Acting, request: InRequest) -> QuestionsShown:
    """Read the questions that the policy pack asks about a request."""
    view = queries.get_request(ctx, request)
    return QuestionsShown(request=request, pack=PackShown.of(view.pack), scopes=[ScopeQuestions.of(each) for each in view.questions])


@router.post(
    "/confidentiality-requests/{request}/assessments",
    status_code=201,
    response_model=RequestShown,
    responses=answers(403, 404, 409, 412, *BODY, 428, ok=201, headers=(ETAG, LOCATION)),
)
def assess_confidentiality_request(
    ctx: Acting, request: InRequest, sent: AssessmentSent, revision: IfMatch, once_key: OnceKey = None
) -> Response:
    """Keep the answers to the pack's questions; the request itself waits for its decision."""

    def run(inner: Context) -> Answer:
        answered = tuple(each.as_answer() for each in sent.answers)
        assess(inner, AssessRequest(request, answered, sent.recommended, sent.note, revision))
        return _shown(inner, request, status=201)

    return once(ctx, once_key, fingerprint("assess_confidentiality_request", request, sent), run)


@router.post(
    "/confidentiality-requests/{request}/decisions",
    status_code=201,
    response_model=RequestDecidedShown,
    responses=answers(403, 404, 409, 412, *BODY, 428, ok=201, headers=(ETAG, LOCATION)),
)
def decide_confidentiality_request(
    ctx: Acting, request: InRequest, sent: RequestDecisionSent, revision: IfMatch, once_key: OnceKey = None
) -> Response:
    """Decide a request with reasons: accept, part, refuse or ask_for_more. Proposals are made anew where it changes them."""

    def run(inner: Context) -> Answer:
        parts = tuple(part.span() for part in sent.parts)
        command = DecideRequest(request, sent.outcome, sent.reasons, tuple(sent.granted), parts, sent.until, sent.assessment, revision)
        made = decide(inner, command)
        view = queries.get_request(inner, request)
        shown = RequestDecidedShown(request=RequestShown.of(view), decision=made.decision.id, proposals_changed=made.proposals_changed)
        headers = {ETAG: etag(view.request.revision), LOCATION: f"/v1/confidentiality-requests/{request}"}
        return answer(shown, status=201, submission=made.request.submission, headers=headers)

    return once(ctx, once_key, fingerprint("decide_confidentiality_request", request, sent), run)


def _shown(inner: Context, request: str, *, status: int) -> Answer:
    view = queries.get_request(inner, request)
    headers = {ETAG: etag(view.request.revision), LOCATION: f"/v1/confidentiality-requests/{request}"}
    return answer(RequestShown.of(view), status=status, submission=view.request.submission, headers=headers)
