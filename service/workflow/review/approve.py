"""Approve a completed review: another person's yes to exactly this redaction set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.domain.errors import Stale
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can_approve
from service.domain.review import Approval, Review
from service.kit.ids import new_id
from service.workflow.context import Context
from service.workflow.finding_things import READ_AGAIN, must_be_at
from service.workflow.requests.standing import deciders
from service.workflow.review.loading import load_review
from service.workflow.review.settling import in_the_way_of_approval, must_be_clear

RENDER = "render"


@dataclass(frozen=True, slots=True)
class Approve:
    """An approval. `digest` is the redaction set's, as the approver has read it; `acknowledged` are codes of doubts they take on."""

    review: str
    digest: str | None = None
    note: str = ""
    acknowledged: frozenset[str] = frozenset()
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Approved:
    """The review, its approval, and the job that writes and checks the files."""

    review: Review
    approval: Approval
    job: str


def approve(ctx: Context, command: Approve) -> Approved:
    """Pin the redaction set's digest and enqueue its writing.

    Raises `NotAllowed` for who reviewed, decided its request, or is no named person; `NotNow` that names what is not settled.
    """
    with ctx.change() as unit:
        work = load_review(ctx, unit, command.review)
        can_approve(ctx.actor, work.submission.call, work.review, work.decisions, deciders(unit, work.submission.id)).check()
        must_be_at(work.review.revision, command.revision)
        must_be_clear(in_the_way_of_approval(ctx, unit, work), acknowledged=command.acknowledged)
        step = advance(work.review.state, Verb.APPROVE)
        frozen = unit.artefacts.get(work.review.redaction_set or "")
        if command.digest is not None and command.digest != frozen.digest:
            raise Stale("stale", "The redactions are not the ones you have read.", todo=READ_AGAIN)
        approval = Approval(
            new_id("apr"),
            work.review.id,
            work.submission.id,
            work.review.purpose,
            frozen.id,
            frozen.digest,
            ctx.actor.id,
            ctx.now,
            command.note,
        )
        unit.approvals.add(approval)
        review = unit.reviews.save(replace(work.review, state=step.to))
        job = unit.jobs.enqueue(
            RENDER,
            now=ctx.now,
            arguments={"review": review.id, "approval": approval.id},
            submission=review.submission,
            unique_key=f"{RENDER}:{approval.id}",
        )
        unit.submissions.save(replace(work.submission, job=job.id))
        unit.audit.append(
            ctx.event(
                step.event,
                submission=review.submission,
                review=review.id,
                approval=approval.id,
                redaction_set=frozen.id,
                digest=frozen.digest,
            )
        )
    return Approved(review, approval, job.id)
