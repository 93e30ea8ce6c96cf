"""Open a review again because something under it changed: a new turn, and an approval that led to no release is void."""

from __future__ import annotations

from dataclasses import replace

from service.domain.lifecycle import State, Verb, advance
from service.domain.review import Review
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context


def reopen_all(ctx: Context, unit: UnitOfWork, submission_id: str, *, because: str) -> None:
    """Re-open the current review of every purpose, unless it led to a release."""
    current = {review.purpose: review for review in unit.reviews.of(submission_id)}
    for review in current.values():
        if review.state is not State.RELEASED:
            reopen(ctx, unit, review, because=because)


def reopen(ctx: Context, unit: UnitOfWork, review: Review, *, because: str, verb: Verb = Verb.REOPEN_REVIEW) -> Review:
    """Start the next turn of a review; `because` is a code. Decisions stay, what was frozen, written and approved does not count."""
    step = advance(review.state, verb)
    approval = unit.approvals.standing(review.id)
    if approval is not None:
        unit.approvals.void(approval, because=because, now=ctx.now)
        unit.audit.append(ctx.event("approval.voided", submission=review.submission, review=review.id, approval=approval.id, code=because))
    changed = replace(review, state=step.to, turn=review.turn + 1, redaction_set=None, completed_by=None, rendition=(), verification=())
    unit.audit.append(ctx.event(step.event, submission=review.submission, review=review.id, turn=str(changed.turn), code=because))
    return unit.reviews.save(changed)
