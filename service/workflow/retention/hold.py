"""Hold a submission against destruction, with a reason, and lift the hold again."""

from __future__ import annotations

from dataclasses import replace

from service.domain.errors import NotNow, Unreadable
from service.domain.permissions import Task, can
from service.domain.retention import Hold
from service.kit.ids import new_id
from service.workflow.context import Context
from service.workflow.finding_things import submission_seen
from service.workflow.retention.due import retention_rules


def hold(ctx: Context, submission_id: str, kind: str, reason: str) -> Hold:
    """Keep a hold; raises `Unreadable` for a kind that the rules do not name, or without a reason."""
    known = retention_rules(ctx).holds
    if kind not in known:
        raise Unreadable("hold-unknown", "The rules know no such hold.", todo=f"Give one of {', '.join(known)}.")
    if not reason.strip():
        raise Unreadable("reason-missing", "A hold needs a reason.", todo="Say which case it is for.")
    with ctx.change() as unit:
        submission = submission_seen(ctx, unit, submission_id)
        can(ctx.actor, Task.HOLD_RECORD, submission.call).check()
        made = Hold(new_id("hld"), submission.id, kind, reason, ctx.actor.id, ctx.now)
        unit.holds.add(made)
        unit.audit.append(ctx.event("hold.placed", submission=submission.id, hold=made.id, kind=kind))
    return made


def lift(ctx: Context, hold_id: str) -> Hold:
    """Lift a hold; raises `NotNow` when it was lifted before."""
    with ctx.change() as unit:
        found = unit.holds.get(hold_id)
        submission = submission_seen(ctx, unit, found.submission)
        can(ctx.actor, Task.LIFT_HOLD, submission.call).check()
        if found.lifted_at is not None:
            raise NotNow("hold-lifted", "This hold was lifted before.")
        lifted = replace(found, lifted_by=ctx.actor.id, lifted_at=ctx.now)
        unit.holds.save(lifted)
        unit.audit.append(ctx.event("hold.lifted", submission=submission.id, hold=lifted.id, kind=lifted.kind))
    return lifted


def holds_of(ctx: Context, submission_id: str) -> tuple[Hold, ...]:
    """Return the holds of a submission, lifted ones too."""
    with ctx.look() as unit:
        submission = submission_seen(ctx, unit, submission_id)
        return unit.holds.of(submission.id)


def get_hold(ctx: Context, hold_id: str) -> tuple[Hold, str]:
    """Return one hold and its submission's call."""
    with ctx.look() as unit:
        found = unit.holds.get(hold_id)
        return found, submission_seen(ctx, unit, found.submission).call
