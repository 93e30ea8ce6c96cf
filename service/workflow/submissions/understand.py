"""Find the personal data in a submission, understand what it says of itself, and record what it asks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.detection.detecting import Detector
from service.domain.artefact import ArtefactKind
from service.domain.document import Document, PartStatus, Refusal
from service.domain.lifecycle import State, Verb, advance
from service.domain.proposal import Purpose
from service.domain.submission import Arrival, ArrivalStatus, Submission
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.redaction.analyse import Analysis, Given, analyse_document
from service.workflow.redaction.draft import settled_proposals
from service.workflow.requests.found import record_found
from service.workflow.submissions.combining import Reading, effective, sections
from service.workflow.submissions.saying import statements_of_sections


@dataclass(frozen=True, slots=True)
class Understood:
    """What one turn of a submission holds, not yet applied; `document` is the artefact it speaks of."""

    submission: str
    turn: int
    document: str
    analysis: Analysis


def understand(ctx: Context, detector: Detector, submission_id: str) -> Understood | None:
    """Detect and understand, outside any transaction; None when this stage is past or not reached."""
    with ctx.look() as unit:
        submission = unit.submissions.get(submission_id)
        whole = unit.artefacts.latest(submission_id, ArtefactKind.DOCUMENT, of=submission_id)
        if submission.state is not State.READ or whole is None:
            return None
        call = unit.calls.get(submission.call)
        document = unit.artefacts.value(whole, Document)
        readings = [_reading(unit, arrival) for arrival in effective(unit.arrivals.of(submission_id))]
    given = Given(call=call, received=submission.received, stated=submission.stated)
    statements = statements_of_sections(sections(readings))
    analysis = analyse_document(document, detector=detector, given=given, statements=statements)
    analysis, _ = settled_proposals(
        analysis, detector=detector, packs=ctx.packs, purpose=Purpose.PUBLICATION, given=given, statements=statements
    )
    return Understood(submission_id, submission.turn, whole.id, analysis)


def apply_understanding(ctx: Context, done: Understood) -> Submission:
    """Keep findings and statements, and record the confidentiality requests in them. Applied twice, it changes nothing."""
    with ctx.change() as unit:
        submission = unit.submissions.get(done.submission)
        if submission.turn != done.turn or submission.state is not State.READ:
            return submission
        step = advance(submission.state, Verb.UNDERSTAND)
        unit.artefacts.add(submission.id, ArtefactKind.DETECTION, done.analysis.detection, now=ctx.now, of=done.document)
        said = unit.artefacts.add(submission.id, ArtefactKind.UNDERSTANDING, done.analysis.understanding, now=ctx.now, of=done.document)
        unit.audit.append(
            ctx.event(step.event, submission=submission.id, count=str(len(done.analysis.detection.findings)), turn=str(submission.turn))
        )
        record_found(ctx, unit, submission, done.analysis.understanding, document=done.document, understanding=said.id)
        return unit.submissions.save(replace(submission, state=step.to))


def _reading(unit: UnitOfWork, arrival: Arrival) -> Reading:
    artefact = unit.artefacts.latest(arrival.submission, ArtefactKind.DOCUMENT, of=arrival.id)
    if artefact is not None:
        return arrival, unit.artefacts.value(artefact, Document)
    status = PartStatus.HELD if arrival.status is ArrivalStatus.HELD else PartStatus.UNREADABLE
    return arrival, Refusal(status, arrival.reason or "not-read")
