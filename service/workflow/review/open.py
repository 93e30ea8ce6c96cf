"""Open the review of a submission for a purpose."""

from __future__ import annotations

from service.domain.artefact import ArtefactKind
from service.domain.errors import NotNow
from service.domain.lifecycle import State, Verb, advance
from service.domain.permissions import can
from service.domain.proposal import ProposalSet, Purpose
from service.domain.review import Review
from service.kit.ids import new_id
from service.workflow.context import Context
from service.workflow.finding_things import submission_seen


def open_review(ctx: Context, submission_id: str, purpose: Purpose) -> Review:
    """Return a new review of the newest proposals; the one that is there already, unless it led to a release."""
    with ctx.change() as unit:
        submission = submission_seen(ctx, unit, submission_id)
        can(ctx.actor, Verb.OPEN_REVIEW, submission.call).check()
        step = advance(submission.state, Verb.OPEN_REVIEW)
        found = unit.reviews.of(submission_id, purpose=purpose)
        if found and found[-1].state is not State.RELEASED:
            return found[-1]
        latest = unit.artefacts.latest(submission_id, ArtefactKind.PROPOSALS, purpose=purpose)
        if latest is None:
            raise NotNow("proposals-missing", f"There are no proposals for the purpose {purpose.value}.", todo="Choose publication or foi.")
        document = unit.artefacts.value(latest, ProposalSet).document
        review = Review(new_id("rev"), submission_id, purpose, State.OPEN, latest.id, document, ctx.now)
        unit.reviews.add(review)
        unit.audit.append(ctx.event(step.event, submission=submission_id, review=review.id, purpose=purpose.value))
    return review
