"""Add what came later to a submission: it is understood anew, and an approval not yet released is void."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from service.domain.errors import Unreadable
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.submission import ArrivalKind
from service.domain.visibility import Sight
from service.kit.clock import aware
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at, submission_seen
from service.workflow.review.reopen import reopen_all
from service.workflow.submissions.receive import Received
from service.workflow.submissions.taking_in import Upload, enter, follow, must_hold_files


@dataclass(frozen=True, slots=True)
class AddArrival:
    """What came later; its files were sealed under the submission's id. `revision` is the one its sender has read, if any."""

    submission: str
    kind: ArrivalKind
    uploads: tuple[Upload, ...]
    received: datetime | None = None
    revision: int | None = None


def must_be_able_to_add(ctx: Context, submission_id: str) -> None:
    """Refuse before a byte is taken in: raises `NotFound`, `NotAllowed` or `NotNow`."""
    with ctx.look() as unit:
        submission = submission_seen(ctx, unit, submission_id, at_least=Sight.RECEIPT)
    can(ctx.actor, Verb.ADD_ARRIVAL, submission.call).check()
    advance(submission.state, Verb.ADD_ARRIVAL)


def add_arrival(ctx: Context, command: AddArrival) -> Received:
    """Enter the files, open a new turn and void every approval that has not led to a release."""
    must_hold_files(command.uploads)
    if command.kind is ArrivalKind.FIRST:
        raise Unreadable("kind-invalid", "What comes later is a follow-up, clarification, replacement, transcript or own redacted version.")
    with ctx.change() as unit:
        submission = submission_seen(ctx, unit, command.submission, at_least=Sight.RECEIPT)
        can(ctx.actor, Verb.ADD_ARRIVAL, submission.call).check()
        must_be_at(submission.revision, command.revision)
        step = advance(submission.state, Verb.ADD_ARRIVAL)
        received = aware(command.received) if command.received else ctx.now
        arrivals = tuple(enter(ctx, unit, submission, upload, command.kind, received=received) for upload in command.uploads)
        changed = replace(submission, state=step.to, turn=submission.turn + 1, held_because=None)
        changed = unit.submissions.save(replace(changed, job=follow(ctx, unit, changed)))
        reopen_all(ctx.as_system(), unit, submission.id, because="arrival-added")
        for arrival in arrivals:
            unit.audit.append(
                ctx.event(step.event, submission=submission.id, arrival=arrival.id, kind=command.kind.value, turn=str(changed.turn))
            )
    return Received(changed, arrivals, changed.job or "")
