"""/v1/reviews: what is proposed for one purpose, and what people decide."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from service.api.answers import BODY, ETAG, LOCATION, answers
from service.api.paths import InReview, InSubmission
from service.api.schemas.reviews import (
    DecidedShown,
    LinePage,
    LineShown,
    ProposalList,
    ReturnSent,
    ReviewHead,
    ReviewList,
    ReviewSent,
    ReviewShown,
    TargetDecisionShown,
)
from service.domain.errors import NotNow
from service.domain.proposal import Purpose
from service.domain.visibility import Sight, must_see
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.etags import IfMatch, etag
from service.transport.idempotency import OnceKey, answer, fingerprint, once
from service.transport.paging import Asked
from service.workflow.context import Context
from service.workflow.idempotent import Answer
from service.workflow.review import queries
from service.workflow.review.accept_proposed import accept_proposed
from service.workflow.review.complete import complete
from service.workflow.review.decide_redaction import Decided
from service.workflow.review.open import open_review as opening
from service.workflow.review.return_review import return_review as returning
from service.workflow.submissions.queries import get_submission

router = keyed_router("reviews")

_Purpose = Annotated[Purpose, Query(description="For whom the version is made.")]
_CHANGE = answers(403, 404, 409, 412, 422, 428, headers=(ETAG,))


@router.post(
    "/submissions/{submission}/reviews",
    status_code=201,
    response_model=ReviewShown,
    responses=answers(403, 404, 409, *BODY, ok=201, headers=(ETAG, LOCATION)),
)
def open_review(ctx: Acting, submission: InSubmission, sent: ReviewSent, once_key: OnceKey = None) -> Response:
    """Open the review of a submission for a purpose; the one that is open already is given again."""

    def run(inner: Context) -> Answer:
        return shown_review(inner, opening(inner, submission, sent.purpose).id, status=201)

    return once(ctx, once_key, fingerprint("open_review", submission, sent), run)


@router.get("/submissions/{submission}/reviews", response_model=ReviewList, responses=answers(404, 422))
def list_reviews(ctx: Acting, submission: InSubmission) -> ReviewList:
    """List the reviews of a submission, oldest first."""
    view = get_submission(ctx, submission)
    must_see(ctx.actor, view.submission.call, at_least=Sight.CONTENT)
    return ReviewList(items=[ReviewHead.of(review) for review in view.reviews])


@router.get("/submissions/{submission}/proposals", response_model=ProposalList, responses=answers(404, 409, 422))
def list_proposals(ctx: Acting, submission: InSubmission, purpose: _Purpose = Purpose.PUBLICATION) -> ProposalList:
    """List the newest proposals for a purpose, outside any review."""
    found = queries.get_proposals(ctx, submission, purpose)
    if found is None:
        raise NotNow("proposals-missing", f"There are no proposals for the purpose {purpose.value}.", todo="Follow the submission's job.")
    return ProposalList.of(submission, found)


@router.get("/reviews/{review}", response_model=ReviewShown, responses=answers(404, 422, headers=(ETAG,)))
def get_review(ctx: Acting, response: Response, review: InReview) -> ReviewShown:
    """Read a review: where it stands, what is in the way, its approval, the leak gate's word, and what may be done."""
    view = queries.get_review(ctx, review)
    response.headers[ETAG] = etag(view.review.revision)
    return ReviewShown.of(view)


@router.get("/reviews/{review}/proposals", response_model=LinePage, responses=answers(404, 422))
def list_targets(ctx: Acting, review: InReview, asked: Asked) -> LinePage:
    """List the proposals under review and the reviewer's own marks, in order of place, with decisions and ETags."""
    page = queries.review_lines(ctx, review, asked)
    return LinePage(items=[LineShown.of(line) for line in page.items], next_cursor=page.next_cursor)


@router.post("/reviews/{review}/acceptances", response_model=DecidedShown, responses=_CHANGE)
def accept_all_proposed(ctx: Acting, review: InReview, revision: IfMatch, once_key: OnceKey = None) -> Response:
    """Accept every proposal of the proposing tier that nobody has decided yet."""

    def run(inner: Context) -> Answer:
        return decided_answer(accept_proposed(inner, review, revision=revision))

    return once(ctx, once_key, fingerprint("accept_all_proposed", review), run)


@router.post("/reviews/{review}/completion", response_model=ReviewShown, responses=_CHANGE)
def complete_review(ctx: Acting, review: InReview, revision: IfMatch, once_key: OnceKey = None) -> Response:
    """Complete a review: every proposal is decided, and the redactions are frozen."""

    def run(inner: Context) -> Answer:
        return shown_review(inner, complete(inner, review, revision=revision).id)

    return once(ctx, once_key, fingerprint("complete_review", review), run)


@router.post("/reviews/{review}/return", response_model=ReviewShown, responses=_CHANGE | answers(*BODY))
def return_review(ctx: Acting, review: InReview, sent: ReturnSent, revision: IfMatch, once_key: OnceKey = None) -> Response:
    """Send a review back for another turn; a standing approval is void."""

    def run(inner: Context) -> Answer:
        return shown_review(inner, returning(inner, review, code=sent.code, revision=revision).id)

    return once(ctx, once_key, fingerprint("return_review", review, sent), run)


def shown_review(inner: Context, review: str, *, status: int = 200) -> Answer:
    """Return a review as an answer."""
    view = queries.get_review(inner, review)
    headers = {ETAG: etag(view.review.revision)} | ({LOCATION: f"/v1/reviews/{review}"} if status == 201 else {})
    return answer(ReviewShown.of(view), status=status, submission=view.review.submission, headers=headers)


def decided_answer(made: Decided, *, status: int = 200) -> Answer:
    """Return what was decided as an answer; its ETag is the review's."""
    shown = DecidedShown(review=ReviewHead.of(made.review), decisions=[TargetDecisionShown.of(each) for each in made.decisions])
    return answer(shown, status=status, submission=made.review.submission, headers={ETAG: etag(made.review.revision)})
