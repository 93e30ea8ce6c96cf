"""Load a thing that the actor may know of; anything else is not found."""

from __future__ import annotations

from collections.abc import Callable

from service.domain.errors import NotFound, Stale
from service.domain.request import ConfidentialityRequest
from service.domain.review import Review
from service.domain.submission import Submission
from service.domain.visibility import Sight, must_see
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context

READ_AGAIN = "Read it again and repeat your change."


def submission_seen(ctx: Context, unit: UnitOfWork, submission_id: str, *, at_least: Sight = Sight.CONTENT) -> Submission:
    """Return a submission; in a writing unit it is locked until the unit ends."""
    submission = unit.submissions.get(submission_id)
    must_see(ctx.actor, submission.call, at_least=at_least)
    return submission


def review_seen(ctx: Context, unit: UnitOfWork, review_id: str) -> tuple[Submission, Review]:
    """Return a review and its submission, the submission locked first."""
    belongs_to = _before(ctx, unit, lambda each: each.reviews.get(review_id).submission)
    submission = submission_seen(ctx, unit, belongs_to)
    return submission, unit.reviews.get(review_id)


def request_seen(ctx: Context, unit: UnitOfWork, request_id: str) -> tuple[Submission, ConfidentialityRequest]:
    """Return a confidentiality request and its submission, the submission locked first."""
    belongs_to = _before(ctx, unit, lambda each: each.requests.get(request_id).submission)
    submission = submission_seen(ctx, unit, belongs_to)
    return submission, unit.requests.get(request_id)


def _before(ctx: Context, unit: UnitOfWork, read: Callable[[UnitOfWork], str]) -> str:
    """Say whose a thing is: that never changes, and reading it elsewhere keeps one order of locks; what this unit made is only in it."""
    try:
        with ctx.store.reading() as before:
            return read(before)
    except NotFound:
        if ctx.unit is None:
            raise
        return read(unit)


def must_be_at(revision: int, expected: int | None) -> None:
    """Raise `Stale` unless a thing is still at the revision its changer has read; None asks nothing."""
    if expected is not None and expected != revision:
        raise Stale("stale", "Somebody changed this since you read it.", todo=READ_AGAIN)
