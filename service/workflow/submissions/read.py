"""Read every arrival in the sandbox and lay out what was read as one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from service.confidentiality.lateness import is_late
from service.documents.reading import read_document
from service.domain.artefact import ArtefactKind
from service.domain.document import Document, PartStatus, Refusal
from service.domain.lifecycle import State, Verb, advance
from service.domain.submission import Arrival, ArrivalStatus, ReceivedFrom, Submission
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.redaction.analyse import mail_time
from service.workflow.submissions.combining import combined, effective

_STATUS = {PartStatus.HELD: ArrivalStatus.HELD, PartStatus.UNREADABLE: ArrivalStatus.UNREADABLE}

#: What reading gave for each arrival by id.
Readings = Mapping[str, Document | Refusal]


@dataclass(frozen=True, slots=True)
class WasRead:
    """What was read in one turn of a submission, not yet applied."""

    submission: str
    turn: int
    readings: Readings


def read(ctx: Context, submission_id: str) -> WasRead | None:
    """Read what has not been read yet, outside any transaction; None when this stage is past."""
    with ctx.look() as unit:
        submission = unit.submissions.get(submission_id)
        if submission.state not in {State.RECEIVED, State.HELD}:
            return None
        known = {arrival: _known(unit, arrival) for arrival in unit.arrivals.of(submission_id)}
    readings = {
        arrival.id: document or read_document(ctx.store.blobs.read(submission_id, arrival.original), arrival.name)
        for arrival, document in known.items()
    }
    return WasRead(submission_id, submission.turn, readings)


def apply_reading(ctx: Context, done: WasRead) -> Submission:
    """Keep each document, the one they make together, and where the submission stands now. Applied twice, it changes nothing."""
    with ctx.change() as unit:
        submission = unit.submissions.get(done.submission)
        if submission.turn != done.turn or submission.state not in {State.RECEIVED, State.HELD}:
            return submission
        arrivals = tuple(_kept(ctx, unit, arrival, done.readings[arrival.id]) for arrival in unit.arrivals.of(submission.id))
        counted = effective(arrivals)
        step = advance(submission.state, _verb(counted))
        if step.to is State.READ:
            whole = combined([(arrival, done.readings[arrival.id]) for arrival in counted])
            unit.artefacts.add(submission.id, ArtefactKind.DOCUMENT, whole, now=ctx.now, of=submission.id)
        changed = replace(_dated(unit, submission, counted, done.readings), state=step.to, held_because=_why(step.to, counted))
        unit.audit.append(ctx.event(step.event, submission=submission.id, turn=str(submission.turn), count=str(len(counted))))
        return unit.submissions.save(changed)


def _known(unit: UnitOfWork, arrival: Arrival) -> Document | None:
    artefact = unit.artefacts.latest(arrival.submission, ArtefactKind.DOCUMENT, of=arrival.id)
    return unit.artefacts.value(artefact, Document) if artefact else None


def _kept(ctx: Context, unit: UnitOfWork, arrival: Arrival, reading: Document | Refusal) -> Arrival:
    if arrival.status is ArrivalStatus.READ:
        return arrival
    if isinstance(reading, Document):
        unit.artefacts.add(arrival.submission, ArtefactKind.DOCUMENT, reading, now=ctx.now, of=arrival.id)
        changed = replace(arrival, status=ArrivalStatus.READ, reason=None)
    else:
        changed = replace(arrival, status=_STATUS[reading.status], reason=reading.code)
    unit.arrivals.save(changed)
    return changed


def _verb(arrivals: tuple[Arrival, ...]) -> Verb:
    statuses = {arrival.status for arrival in arrivals}
    if ArrivalStatus.READ in statuses:
        return Verb.READ
    return Verb.HOLD if ArrivalStatus.HELD in statuses else Verb.FAIL_TO_READ


def _why(state: State, arrivals: tuple[Arrival, ...]) -> str | None:
    if state is State.READ:
        return None
    return next((arrival.reason for arrival in arrivals if arrival.reason), None)


def _dated(unit: UnitOfWork, submission: Submission, arrivals: tuple[Arrival, ...], readings: Readings) -> Submission:
    """Let the first arrival's own headers say when it came, unless the sender of the request did."""
    moment, source = submission.received, submission.received_from
    first = readings[arrivals[0].id]
    if source is ReceivedFrom.ARRIVAL and isinstance(first, Document):
        moment, source = mail_time(first) or (moment, source)
    return replace(submission, received=moment, received_from=source, late=is_late(unit.calls.get(submission.call), moment))
