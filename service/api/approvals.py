"""/v1/reviews/…/approvals: another person's yes."""

from __future__ import annotations

from fastapi import Response

from service.api.answers import BODY, ETAG, answers
from service.api.paths import InReview
from service.api.schemas.reviews import ApprovalSent, ApprovalShown, ApprovedShown, ReviewHead
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.etags import IfMatch, etag
from service.transport.idempotency import OnceKey, answer, fingerprint, once
from service.workflow.context import Context
from service.workflow.idempotent import Answer
from service.workflow.review.approve import Approve, approve

router = keyed_router("approvals")


@router.post(
    "/reviews/{review}/approvals",
    status_code=201,
    response_model=ApprovedShown,
    responses=answers(403, 404, 409, 412, *BODY, 428, ok=201, headers=(ETAG,)),
)
def approve_review(ctx: Acting, review: InReview, sent: ApprovalSent, revision: IfMatch, once_key: OnceKey = None) -> Response:
    """Approve a completed review: never by who reviewed it or decided its request, whichever key they use."""

    def run(inner: Context) -> Answer:
        made = approve(inner, Approve(review, sent.digest, sent.note, frozenset(sent.acknowledged), revision))
        shown = ApprovedShown(
            review=ReviewHead.of(made.review),
            approval=ApprovalShown.model_validate(made.approval),
            job=made.job,
            follow=f"/v1/jobs/{made.job}",
        )
        return answer(shown, status=201, submission=made.review.submission, headers={ETAG: etag(made.review.revision)})

    return once(ctx, once_key, fingerprint("approve_review", review, sent), run)
