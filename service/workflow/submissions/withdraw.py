"""Withdraw a submission at its respondent's wish: it goes no further, and an unreleased approval is void."""

from __future__ import annotations

from dataclasses import replace

from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.submission import Submission
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at, submission_seen
from service.workflow.review.reopen import reopen_all


def withdraw(ctx: Context, submission_id: str, *, revision: int | None = None) -> Submission:
    """Take a submission out of the road; what was released stays released."""
    with ctx.change() as unit:
        submission = submission_seen(ctx, unit, submission_id)
        can(ctx.actor, Verb.WITHDRAW, submission.call).check()
        must_be_at(submission.revision, revision)
        step = advance(submission.state, Verb.WITHDRAW)
        reopen_all(ctx.as_system(), unit, submission_id, because="submission-withdrawn")
        unit.audit.append(ctx.event(step.event, submission=submission_id))
        return unit.submissions.save(replace(submission, state=step.to))
