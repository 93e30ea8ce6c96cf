"""Submissions, arrivals and jobs as they come in and go out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from service.api.schemas.shapes import (
    ActorId,
    Allowed,
    ArrivalId,
    CallId,
    Cursor,
    JobId,
    MediaType,
    Moment,
    MomentSent,
    RequestId,
    ReviewId,
    Sent,
    Shown,
    SubmissionId,
)
from service.domain.job import Job, JobState
from service.domain.lifecycle import State
from service.domain.proposal import Purpose
from service.domain.request import ConfidentialityRequest, RequestState
from service.domain.review import Review
from service.domain.statement import Capacity, Stated
from service.domain.submission import Arrival, ArrivalKind, ArrivalStatus, ReceivedFrom, Submission
from service.storage.repositories.submissions import SubmissionLine
from service.workflow.submissions.queries import SubmissionView
from service.workflow.submissions.receive import Received

Name = Annotated[str, Field(max_length=200, examples=["Priya Nandakumar"])]
Organisation = Annotated[str, Field(max_length=200, examples=["Ysbyty Bryn Glas"])]
Reference = Annotated[
    str, Field(min_length=1, max_length=200, examples=["portal-000417"], description="The sender's own reference, unique in its call.")
]
StatedReason = Annotated[str, Field(max_length=4000, examples=["My employer would know me from the case."])]
Revision = Annotated[int, Field(ge=1, examples=[4], description="Also the ETag.")]


class StatedSent(Sent):
    """Details that come beside a file: kept beside what is found in it, never merged into it."""

    capacity: Annotated[Capacity | None, Field(strict=False)] = None
    organisation: Organisation | None = None
    name: Name | None = None
    email: Annotated[str | None, Field(max_length=320, examples=["p.nandakumar@post.example"])] = None
    confidential: bool | None = None
    confidentiality_reason: StatedReason | None = None
    do_not_contact: bool | None = None

    def stated(self) -> Stated:
        """Return them as the verbs take them."""
        return Stated(**self.model_dump())


class SubmissionForm(Sent):
    """What comes beside the files of a submission."""

    external_reference: Reference | None = None
    received: MomentSent | None = None
    stated: StatedSent = StatedSent()


class ArrivalForm(Sent):
    """What comes beside the files of an arrival."""

    kind: Annotated[ArrivalKind, Field(strict=False, examples=["clarification"])]
    received: MomentSent | None = None


class TextSent(SubmissionForm):
    """A submission as text."""

    text: Annotated[
        str, Field(min_length=1, max_length=50_000_000, examples=["I write in a personal capacity. Please keep my name confidential."])
    ]
    file_name: Annotated[str, Field(min_length=1, max_length=255, examples=["response.txt"])] = "response.txt"


class ArrivalTextSent(ArrivalForm):
    """What came later, as text."""

    text: Annotated[str, Field(min_length=1, max_length=50_000_000, examples=["To be clear: my name is the only thing to keep back."])]
    file_name: Annotated[str, Field(min_length=1, max_length=255, examples=["clarification.txt"])] = "clarification.txt"


class ArrivalShown(Shown):
    """One file or text that came; `name` is as sent, null for who sees receipts only."""

    id: ArrivalId
    sequence: Annotated[int, Field(examples=[1])]
    kind: ArrivalKind
    name: Annotated[str | None, Field(examples=["response.docx"])]
    media_type: MediaType
    size: Annotated[int, Field(examples=[18233])]
    received: Moment
    status: ArrivalStatus
    reason: Annotated[str | None, Field(examples=["password"])]
    duplicate_of: Annotated[str | None, Field(description="The arrival that brought the same bytes before.", examples=[None])]

    @classmethod
    def of(cls, arrival: Arrival, *, content: bool) -> ArrivalShown:
        """Show an arrival; its name only with the content."""
        return cls(
            id=arrival.id,
            sequence=arrival.sequence,
            kind=arrival.kind,
            name=arrival.name if content else None,
            media_type=arrival.media_type,
            size=arrival.size,
            received=arrival.received,
            status=arrival.status,
            reason=arrival.reason,
            duplicate_of=arrival.duplicate_of,
        )


class StatedShown(Shown):
    """Details that came beside the file."""

    capacity: Capacity | None
    organisation: Annotated[str | None, Field(examples=["Ysbyty Bryn Glas"])]
    name: Annotated[str | None, Field(examples=["Priya Nandakumar"])]
    email: Annotated[str | None, Field(examples=["p.nandakumar@post.example"])]
    confidential: bool | None
    confidentiality_reason: Annotated[str | None, Field(examples=["My employer would know me from the case."])]
    do_not_contact: bool | None

    @classmethod
    def of(cls, stated: Stated) -> StatedShown:
        """Show them."""
        return cls(
            capacity=stated.capacity,
            organisation=stated.organisation,
            name=stated.name,
            email=stated.email,
            confidential=stated.confidential,
            confidentiality_reason=stated.confidentiality_reason,
            do_not_contact=stated.do_not_contact,
        )


class JobShown(Shown):
    """One piece of work; `result` and `error` are codes and ids."""

    id: JobId
    kind: Annotated[str, Field(examples=["process"])]
    state: JobState
    submission: SubmissionId | None
    attempts: Annotated[int, Field(examples=[1])]
    created_at: Moment
    finished_at: Moment | None
    result: Annotated[dict[str, str], Field(examples=[{"state": "proposed"}])]
    error: Annotated[str | None, Field(examples=[None])]
    allowed_actions: list[Allowed] = Field(default_factory=list)

    @classmethod
    def of(cls, job: Job) -> JobShown:
        """Show a job."""
        return cls(
            id=job.id,
            kind=job.kind,
            state=job.state,
            submission=job.submission,
            attempts=job.attempts,
            created_at=job.created_at,
            finished_at=job.finished_at,
            result=dict(job.result),
            error=job.error,
        )


class RequestLine(Shown):
    """A confidentiality request of a submission."""

    id: RequestId
    state: RequestState

    @classmethod
    def of(cls, request: ConfidentialityRequest) -> RequestLine:
        """Show its head."""
        return cls(id=request.id, state=request.state)


class ReviewLine(Shown):
    """A review of a submission."""

    id: ReviewId
    purpose: Purpose
    state: State
    turn: Annotated[int, Field(examples=[1])]

    @classmethod
    def of(cls, review: Review) -> ReviewLine:
        """Show its head."""
        return cls(id=review.id, purpose=review.purpose, state=review.state, turn=review.turn)


class SubmissionShown(Shown):
    """A submission. Who sees receipts only gets no stated details, names, requests or reviews (null)."""

    id: SubmissionId
    call: CallId
    state: State
    received: Moment
    received_from: ReceivedFrom
    late: bool | None
    turn: Annotated[int, Field(examples=[1])]
    revision: Revision
    created_at: Moment
    created_by: ActorId
    held_because: Annotated[str | None, Field(examples=[None])]
    external_reference: Annotated[str | None, Field(examples=["portal-000417"])]
    stated: StatedShown | None
    arrivals: list[ArrivalShown]
    job: JobShown | None
    confidentiality_requests: list[RequestLine] | None
    reviews: list[ReviewLine] | None
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, view: SubmissionView) -> SubmissionShown:
        """Show as much as the view holds."""
        submission, content = view.submission, view.content
        return cls(
            **_head(submission),
            turn=submission.turn,
            created_by=submission.created_by,
            external_reference=submission.external_reference if content else None,
            stated=StatedShown.of(submission.stated) if content else None,
            arrivals=[ArrivalShown.of(each, content=content) for each in view.arrivals],
            job=JobShown.of(view.job) if view.job else None,
            confidentiality_requests=[RequestLine.of(each) for each in view.requests] if content else None,
            reviews=[ReviewLine.of(each) for each in view.reviews] if content else None,
            allowed_actions=[Allowed.of(each) for each in view.actions],
        )


def _head(submission: Submission | SubmissionLine) -> dict[str, Any]:
    names = ("id", "call", "state", "received", "received_from", "late", "revision", "created_at", "held_because")
    return {name: getattr(submission, name) for name in names}


class SubmissionLineShown(Shown):
    """A submission in a list: no personal data."""

    id: SubmissionId
    call: CallId
    state: State
    received: Moment
    received_from: ReceivedFrom
    late: bool | None
    revision: Revision
    created_at: Moment
    held_because: Annotated[str | None, Field(examples=[None])]

    @classmethod
    def of(cls, line: SubmissionLine | Submission) -> SubmissionLineShown:
        """Show a line."""
        return cls.model_validate(_head(line))


class SubmissionPage(Shown):
    """Some submissions."""

    items: list[SubmissionLineShown]
    next_cursor: Cursor


class ReceivedShown(Shown):
    """What was taken in and the job to follow; `arrivals` say which repeat a file that came before."""

    submission: SubmissionId
    state: State
    revision: Revision
    job: JobId
    arrivals: list[ArrivalShown]
    follow: Annotated[str, Field(description="Where the job is.", examples=["/v1/jobs/job_01jx8v9q2m4n6p8r0s2t4v6w8y"])]

    @classmethod
    def of(cls, received: Received) -> ReceivedShown:
        """Show a receipt."""
        submission = received.submission
        return cls(
            submission=submission.id,
            state=submission.state,
            revision=submission.revision,
            job=received.job,
            arrivals=[ArrivalShown.of(each, content=True) for each in received.arrivals],
            follow=f"/v1/jobs/{received.job}",
        )
