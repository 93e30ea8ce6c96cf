"""Send a review back: by its approver, or by anybody of the desk when the gate blocked it or it is to be changed."""

from __future__ import annotations

from service.domain.lifecycle import State, Verb
from service.domain.permissions import can
from service.domain.review import Review
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at, review_seen
from service.workflow.review.reopen import reopen


def return_review(ctx: Context, review_id: str, *, code: str = "returned", revision: int | None = None) -> Review:
    """Open a new turn; a standing approval is void. `code` says why, in one word."""
    with ctx.change() as unit:
        submission, review = review_seen(ctx, unit, review_id)
        verb = Verb.RETURN_REVIEW if review.state is State.REVIEWED else Verb.REOPEN_REVIEW
        can(ctx.actor, verb, submission.call).check()
        must_be_at(review.revision, revision)
        return reopen(ctx, unit, review, because=code, verb=verb)
