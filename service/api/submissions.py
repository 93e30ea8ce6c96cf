"""/v1/submissions: responses to a call, from receipt to what is understood of them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Request, Response

from service.api.answers import BODY, ETAG, LOCATION, answers, file_answer
from service.api.forms import ARRIVAL_BODY, SUBMISSION_BODY
from service.api.paths import InArrival, InCall, InSubmission
from service.api.schemas.documents import DocumentShown, FindingsShown, StatementsShown
from service.api.schemas.submissions import (
    ArrivalForm,
    ArrivalTextSent,
    ReceivedShown,
    Reference,
    SubmissionForm,
    SubmissionLineShown,
    SubmissionPage,
    SubmissionShown,
    TextSent,
)
from service.api.taking_in import take_in
from service.domain.errors import NotFound
from service.domain.lifecycle import State
from service.transport.actor import Acting, Parts
from service.transport.doors import keyed_router
from service.transport.downloads import BINARY, attachment
from service.transport.etags import IfMatch, MayMatch, etag
from service.transport.idempotency import OnceKey, answer, fingerprint, once
from service.transport.paging import Asked
from service.workflow.calls.queries import get_call
from service.workflow.context import Context
from service.workflow.idempotent import Answer
from service.workflow.submissions import queries
from service.workflow.submissions import read_original as reading
from service.workflow.submissions import withdraw as withdrawing
from service.workflow.submissions.add_arrival import AddArrival, must_be_able_to_add
from service.workflow.submissions.add_arrival import add_arrival as adding
from service.workflow.submissions.receive import Receive, Received, receive
from service.workflow.submissions.taking_in import must_be_able_to_submit, new_submission_id

router = keyed_router("submissions")

_States = Annotated[list[State], Query(alias="state", max_length=14, examples=[["proposed"]], description="Only those that stand there.")]
_Reference = Annotated[Reference | None, Query(alias="external_reference", examples=["portal-000417"])]
_FILE = file_answer(BINARY, "What was sent, byte for byte.")


@router.post(
    "/calls/{call}/submissions",
    status_code=202,
    response_model=ReceivedShown,
    responses=answers(403, 404, 409, *BODY, ok=202, headers=(ETAG, LOCATION)),
    openapi_extra=SUBMISSION_BODY,
)
def create_submission(request: Request, ctx: Acting, parts: Parts, call: InCall, once_key: OnceKey = None) -> Response:
    """Take in a response to a call: files in a form, or a text as JSON. Follow its job until it is proposed."""
    must_be_able_to_submit(ctx, call)
    submission = new_submission_id()
    taken = take_in(request, ctx, submission, form=SubmissionForm, text=TextSent, largest=parts.largest_file)
    sent = taken.details

    def run(inner: Context) -> Answer:
        command = Receive(call, submission, taken.uploads, sent.stated.stated(), sent.received, sent.external_reference)
        return _received(receive(inner, command))

    return once(ctx, once_key, fingerprint("create_submission", call, *taken.seen), run)


@router.get("/calls/{call}/submissions", response_model=SubmissionPage, responses=answers(404, 422))
def list_submissions(ctx: Acting, call: InCall, asked: Asked, states: _States = [], reference: _Reference = None) -> SubmissionPage:  # noqa: B006 - FastAPI copies it
    """List the submissions of a call, oldest first; by state, or the one of an external reference."""
    get_call(ctx, call)
    if reference is not None:
        return SubmissionPage(items=_by_reference(ctx, call, reference), next_cursor=None)
    page = queries.list_submissions(ctx, asked, call=call, states=frozenset(states))
    return SubmissionPage(items=[SubmissionLineShown.of(line) for line in page.items], next_cursor=page.next_cursor)


@router.get("/submissions/{submission}", response_model=SubmissionShown, responses=answers(404, 422, headers=(ETAG,)))
def get_submission(ctx: Acting, response: Response, submission: InSubmission) -> SubmissionShown:
    """Read one submission, as much of it as the asker may see."""
    view = queries.get_submission(ctx, submission)
    response.headers[ETAG] = etag(view.submission.revision)
    return SubmissionShown.of(view)


@router.post(
    "/submissions/{submission}/arrivals",
    status_code=202,
    response_model=ReceivedShown,
    responses=answers(403, 404, 409, 412, *BODY, ok=202, headers=(ETAG, LOCATION)),
    openapi_extra=ARRIVAL_BODY,
)
def add_arrival(  # noqa: PLR0917 - the framework names them
    request: Request, ctx: Acting, parts: Parts, submission: InSubmission, revision: MayMatch, once_key: OnceKey = None
) -> Response:
    """Add what came later: a follow-up, clarification, replacement, transcript or the respondent's own redacted version."""
    must_be_able_to_add(ctx, submission)
    taken = take_in(request, ctx, submission, form=ArrivalForm, text=ArrivalTextSent, largest=parts.largest_file)
    sent = taken.details

    def run(inner: Context) -> Answer:
        return _received(adding(inner, AddArrival(submission, sent.kind, taken.uploads, sent.received, revision)))

    return once(ctx, once_key, fingerprint("add_arrival", submission, *taken.seen), run)


@router.post(
    "/submissions/{submission}/withdrawal", response_model=SubmissionShown, responses=answers(403, 404, 409, 412, 422, 428, headers=(ETAG,))
)
def withdraw_submission(ctx: Acting, submission: InSubmission, revision: IfMatch, once_key: OnceKey = None) -> Response:
    """Withdraw a submission at its respondent's wish; what was released stays released."""

    def run(inner: Context) -> Answer:
        withdrawing.withdraw(inner, submission, revision=revision)
        view = queries.get_submission(inner, submission)
        headers = {ETAG: etag(view.submission.revision)}
        return answer(SubmissionShown.of(view), submission=submission, headers=headers)

    return once(ctx, once_key, fingerprint("withdraw_submission", submission), run)


@router.get("/arrivals/{arrival}/original", response_class=Response, responses=_FILE | answers(403, 404, 422))
def get_original(ctx: Acting, arrival: InArrival) -> Response:
    """Download what was sent, byte for byte; that is written down in the audit trail."""
    original = reading.read_original(ctx, arrival)
    return attachment(original.pieces, name=original.name, headers={"Content-Length": str(original.size)})


@router.get("/submissions/{submission}/document", response_model=DocumentShown, responses=answers(404, 409, 422))
def get_document(ctx: Acting, submission: InSubmission) -> DocumentShown:
    """Read the text of a submission and its blocks, with their places in the original."""
    found = queries.get_findings(ctx, submission)
    return DocumentShown.of(submission, found.document_id, found.text)


@router.get("/submissions/{submission}/findings", response_model=FindingsShown, responses=answers(404, 409, 422))
def get_findings(ctx: Acting, submission: InSubmission) -> FindingsShown:
    """Read the personal data found in a submission, and the people it belongs to."""
    return FindingsShown.of(queries.get_findings(ctx, submission))


@router.get("/submissions/{submission}/statements", response_model=StatementsShown, responses=answers(404, 409, 422))
def get_statements(ctx: Acting, submission: InSubmission) -> StatementsShown:
    """Read what a submission says of itself: capacity, confidentiality, consent, contact wishes."""
    return StatementsShown.of(queries.get_statements(ctx, submission))


def _received(received: Received) -> Answer:
    submission = received.submission
    headers: dict[str, Any] = {LOCATION: f"/v1/submissions/{submission.id}", ETAG: etag(submission.revision)}
    return answer(ReceivedShown.of(received), status=202, submission=submission.id, headers=headers)


def _by_reference(ctx: Context, call: str, reference: str) -> list[SubmissionLineShown]:
    try:
        found = queries.find_by_reference(ctx, call, reference)
    except NotFound:
        found = None
    return [] if found is None else [SubmissionLineShown.of(queries.get_submission(ctx, found).submission)]
