"""The job that takes a submission from its seal to its proposals, stage by stage.

Each stage is a unit of its own and asks where the submission stands, so a job that was killed goes on where it was, and one that
runs twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from service.domain.lifecycle import State, Verb, advance, step
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.engine import Engine
from service.workflow.submissions.propose import propose
from service.workflow.submissions.read import apply_reading, read
from service.workflow.submissions.understand import apply_understanding, understand


def process(ctx: Context, engine: Engine, submission_id: str) -> None:
    """Read and understand what has not been yet; `finish_processing` then makes the proposals."""
    was_read = read(ctx, submission_id)
    if was_read is not None:
        apply_reading(ctx, was_read)
    understood = understand(ctx, engine.detector, submission_id)
    if understood is not None:
        apply_understanding(ctx, understood)


def finish_processing(ctx: Context, submission_id: str) -> Mapping[str, str]:
    """Make the proposals, in the unit in which the job is done; return where the submission stands."""
    return {"state": propose(ctx, submission_id).state.value}


def give_up(ctx: Context, unit: UnitOfWork, submission_id: str, code: str) -> None:
    """Hold a submission whose job will not come, so that a person sees it."""
    submission = unit.submissions.get(submission_id)
    if step(submission.state, Verb.HOLD) is None or submission.state is State.HELD:
        return
    held = advance(submission.state, Verb.HOLD)
    unit.submissions.save(replace(submission, state=held.to, held_because="processing-failed"))
    unit.audit.append(ctx.event(held.event, submission=submission_id, code=code))
