"""Complete a review: every proposal is decided, and the redactions are frozen under a keyed digest."""

from __future__ import annotations

from dataclasses import replace

from service.domain.artefact import ArtefactKind
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.review import RedactionSet, Review, redactions_of
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at
from service.workflow.review.loading import OpenReview, load_review
from service.workflow.review.settling import in_the_way_of_completion, must_be_clear


def complete(ctx: Context, review_id: str, *, revision: int | None = None) -> Review:
    """Freeze the redaction set; raises `NotNow` that names what is undecided or has no ground."""
    with ctx.change() as unit:
        work = load_review(ctx, unit, review_id)
        can(ctx.actor, Verb.COMPLETE_REVIEW, work.submission.call).check()
        must_be_at(work.review.revision, revision)
        step = advance(work.review.state, Verb.COMPLETE_REVIEW)
        must_be_clear(in_the_way_of_completion(work))
        frozen = unit.artefacts.add(
            work.submission.id,
            ArtefactKind.REDACTION_SET,
            redaction_set(work),
            now=ctx.now,
            purpose=work.review.purpose,
            of=work.review.proposals,
        )
        unit.audit.append(
            ctx.event(
                step.event,
                submission=work.submission.id,
                review=work.review.id,
                redaction_set=frozen.id,
                digest=frozen.digest,
                turn=str(work.review.turn),
            )
        )
        return unit.reviews.save(replace(work.review, state=step.to, redaction_set=frozen.id, completed_by=ctx.actor.id))


def redaction_set(work: OpenReview) -> RedactionSet:
    """Return the redactions that the standing decisions make."""
    return RedactionSet(
        submission=work.submission.id,
        purpose=work.review.purpose,
        document=work.review.document,
        proposals=work.review.proposals,
        redactions=redactions_of(work.proposals, work.stands),
        pack=work.set.pack,
    )
