"""The job that writes the approved redactions as new files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from service.domain.artefact import ArtefactKind
from service.domain.lifecycle import State, Verb, advance
from service.domain.proposal import Purpose
from service.domain.verification import Rendition
from service.workflow.context import Context
from service.workflow.redaction.draft import written
from service.workflow.release.approved_set import approved_set

VERIFY = "verify"
PLAIN_TEXT = "text/plain"
PAGE = "text/html"
_FROM = (State.APPROVED, State.BLOCKED)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Written files of one approval, not yet kept."""

    review: str
    approval: str
    files: tuple[Rendition, ...]


def render(ctx: Context, review_id: str, approval_id: str) -> Rendered | None:
    """Write the file in its own kind, as plain text and, to be published, as a page, outside any transaction.

    None when this stage is past or the approval void.
    """
    with ctx.look() as unit:
        review = unit.reviews.get(review_id)
        approval = unit.approvals.standing(review_id)
        if review.state not in _FROM or approval is None or approval.id != approval_id:
            return None
        approved = approved_set(unit, review)
    own = written(approved.text, approved.swaps, as_draft=False)
    also = (PLAIN_TEXT, PAGE) if review.purpose is Purpose.PUBLICATION else (PLAIN_TEXT,)
    others = [written(approved.text, approved.swaps, as_draft=False, media_type=kind) for kind in also if kind != own.media_type]
    files = [own, *others]
    return Rendered(review_id, approval_id, tuple(files))


def apply_rendering(ctx: Context, done: Rendered | None) -> Mapping[str, str]:
    """Keep the files and enqueue their check. Applied twice, or after the approval was voided, it changes nothing."""
    if done is None:
        return {"outcome": "past"}
    with ctx.change() as unit:
        submission = unit.submissions.get(unit.reviews.get(done.review).submission)
        review = unit.reviews.get(done.review)
        approval = unit.approvals.standing(review.id)
        if review.state not in _FROM or approval is None or approval.id != done.approval:
            return {"outcome": "past"}
        step = advance(review.state, Verb.RENDER)
        purpose: Purpose = review.purpose
        kept = tuple(
            unit.artefacts.add(review.submission, ArtefactKind.RENDITION, file, now=ctx.now, purpose=purpose, of=approval.redaction_set).id
            for file in done.files
        )
        unit.reviews.save(replace(review, state=step.to, rendition=kept, verification=()))
        job = unit.jobs.enqueue(
            VERIFY,
            now=ctx.now,
            arguments={"review": review.id, "approval": approval.id},
            submission=review.submission,
            unique_key=f"{VERIFY}:{kept[0]}",
        )
        unit.submissions.save(replace(submission, job=job.id))
        for artefact in kept:
            unit.audit.append(ctx.event(step.event, submission=review.submission, review=review.id, rendition=artefact))
    return {"outcome": "rendered", "job": job.id}
