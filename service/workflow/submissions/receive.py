"""Take in a response to a call: sealed, entered, and a job to follow, all in one unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from service.confidentiality.lateness import is_late
from service.domain.errors import Unreadable
from service.domain.lifecycle import State
from service.domain.statement import Stated
from service.domain.submission import Arrival, ArrivalKind, ReceivedFrom, Submission
from service.kit.clock import aware
from service.workflow.context import Context
from service.workflow.submissions.taking_in import Upload, enter, follow, must_be_able_to_submit, must_hold_files

_LONGEST_REFERENCE = 200


@dataclass(frozen=True, slots=True)
class Receive:
    """A response as sent. `submission` is the id under which its files were sealed (`new_submission_id`).

    `received` is what the sender of the request says; without it the file's own headers speak once it is read. Naive is London.
    """

    call: str
    submission: str
    uploads: tuple[Upload, ...]
    stated: Stated = Stated()
    received: datetime | None = None
    external_reference: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What was entered, the job to follow, and which arrivals repeat a file that came before."""

    submission: Submission
    arrivals: tuple[Arrival, ...]
    job: str

    @property
    def duplicates(self) -> tuple[Arrival, ...]:
        """The arrivals whose bytes were sent before in this call."""
        return tuple(arrival for arrival in self.arrivals if arrival.duplicate_of)


def receive(ctx: Context, command: Receive) -> Received:
    """Enter a response; raises `Conflict` when its external reference is taken in its call."""
    must_be_able_to_submit(ctx, command.call)
    must_hold_files(command.uploads)
    if command.external_reference is not None and not 1 <= len(command.external_reference) <= _LONGEST_REFERENCE:
        raise Unreadable("reference-invalid", f"An external reference has 1 to {_LONGEST_REFERENCE} characters.")
    with ctx.change() as unit:
        call = unit.calls.get(command.call)
        received = aware(command.received) if command.received else ctx.now
        submission = Submission(
            id=command.submission,
            call=call.id,
            state=State.RECEIVED,
            received=received,
            received_from=ReceivedFrom.GIVEN if command.received else ReceivedFrom.ARRIVAL,
            created_at=ctx.now,
            created_by=ctx.actor.id,
            late=is_late(call, received) if command.received else None,
            stated=command.stated,
            external_reference=command.external_reference,
        )
        unit.submissions.add(submission)
        arrivals = tuple(enter(ctx, unit, submission, upload, ArrivalKind.FIRST, received=received) for upload in command.uploads)
        submission = unit.submissions.save(replace(submission, job=follow(ctx, unit, submission)))
        unit.audit.append(ctx.event("submission.received", submission=submission.id, call=call.id, count=str(len(arrivals))))
    return Received(submission, arrivals, submission.job or "")
