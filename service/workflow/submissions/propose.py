"""Make proposals for every purpose from findings, statements and decisions: a new version whenever one of these changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.domain.artefact import Artefact, ArtefactKind
from service.domain.call import Call
from service.domain.document import Document
from service.domain.errors import NotNow
from service.domain.finding import Detection
from service.domain.lifecycle import State, Verb, advance
from service.domain.proposal import ProposalSet, Purpose
from service.domain.request import RequestDecision
from service.domain.statement import Understanding
from service.domain.submission import Submission
from service.policy.pack import Pack
from service.policy.proposing import propose as proposals_by_pack
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.redaction.allowed import allowed_by
from service.workflow.redaction.analyse import Analysis
from service.workflow.redaction.draft import consistent
from service.workflow.requests.standing import grants_of, standing_decisions
from service.workflow.review.rebase import rebase_all

#: For whom proposals are made as a matter of course.
PURPOSES = (Purpose.PUBLICATION, Purpose.FOI)


@dataclass(frozen=True, slots=True)
class Sources:
    """The artefacts that proposals are made from, with their content."""

    document: Artefact
    detection: Artefact
    understanding: Artefact
    text: Document
    found: Detection
    said: Understanding


def propose(ctx: Context, submission_id: str) -> Submission:
    """Make the first proposals of a turn. When this stage is past, nothing changes."""
    with ctx.change() as unit:
        submission = unit.submissions.get(submission_id)
        if submission.state is not State.UNDERSTOOD:
            return submission
        made = make_proposals(ctx, unit, submission)
        step = advance(submission.state, Verb.PROPOSE)
        unit.audit.append(ctx.event(step.event, submission=submission.id, count=str(made), turn=str(submission.turn)))
        return unit.submissions.save(replace(submission, state=step.to))


def make_proposals(ctx: Context, unit: UnitOfWork, submission: Submission) -> int:
    """Keep a new version for each purpose whose proposals changed, and put open reviews onto it; return how many changed."""
    sources = sources_of(unit, submission.id)
    decisions = standing_decisions(unit, submission.id)
    call = unit.calls.get(submission.call)
    changed = 0
    for purpose in PURPOSES:
        made, pack = _made(ctx, call, sources, decisions, purpose)
        latest = unit.artefacts.latest(submission.id, ArtefactKind.PROPOSALS, purpose=purpose)
        if latest is not None and unit.artefacts.value(latest, ProposalSet) == made:
            continue
        unit.packs.keep(pack.reference, pack.content)
        kept = unit.artefacts.add(submission.id, ArtefactKind.PROPOSALS, made, now=ctx.now, purpose=purpose, of=sources.document.id)
        rebase_all(ctx.as_system(), unit, made, kept.id)
        changed += 1
    return changed


def sources_of(unit: UnitOfWork, submission_id: str) -> Sources:
    """Return what the newest understanding of a submission rests on; raises `NotNow` before there is one."""
    document = unit.artefacts.latest(submission_id, ArtefactKind.DOCUMENT, of=submission_id)
    found = document and unit.artefacts.latest(submission_id, ArtefactKind.DETECTION, of=document.id)
    said = document and unit.artefacts.latest(submission_id, ArtefactKind.UNDERSTANDING, of=document.id)
    if document is None or found is None or said is None:
        raise NotNow("not-understood", "It has not been understood yet.", todo="Follow its job.")
    return Sources(
        document,
        found,
        said,
        unit.artefacts.value(document, Document),
        unit.artefacts.value(found, Detection),
        unit.artefacts.value(said, Understanding),
    )


def _made(ctx: Context, call: Call, sources: Sources, decisions: tuple[RequestDecision, ...], purpose: Purpose) -> tuple[ProposalSet, Pack]:
    today = ctx.now.date()
    pack = ctx.packs.for_purpose(purpose, call=call, on=today)
    granted, said = grants_of(decisions, sources.said)
    proposals = proposals_by_pack(sources.text, sources.found, said, packs=ctx.packs, purpose=purpose, call=call, granted=granted, on=today)
    proposals = consistent(Analysis(sources.text, sources.found, said, allowed_by(call, sources.text)), proposals)
    made = ProposalSet(
        submission=sources.document.submission,
        purpose=purpose,
        document=sources.document.id,
        detection=sources.detection.id,
        understanding=sources.understanding.id,
        pack=pack.reference,
        proposals=proposals,
        grants=tuple(decision.id for decision in decisions),
    )
    return made, pack
