"""Find the personal data in one text, and say what a purpose's pack would do with it; nothing is written or kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.documents.sent_text import SentText, sent_text
from service.domain.document import Span, Warned
from service.domain.errors import Unreadable
from service.domain.finding import Class, Detection, Evidence, Finding, Jigsaw, Subject, Tier
from service.domain.proposal import Action, PackReference, Proposal, Purpose
from service.workflow.engine import Engine
from service.workflow.redaction.analyse import Given, analyse_document
from service.workflow.redaction.draft import CONSISTENCY, settled_proposals
from service.workflow.redaction.one_reading import OneReading

#: What detection examines at most; a longer text is refused, so that nothing in an answer is unexamined.
LONGEST_TEXT = 4_000_000
#: Languages whose words the models and rules were made for; in others patterns and the case-insensitive model still run.
COVERED = frozenset({"en", "cy"})


@dataclass(frozen=True, slots=True)
class Found:
    """One place of the text that was sent: what it is, who says so, and what the pack would do with it.

    `class_`, `score` and `subject` are the finding's; a place that goes without one (a confidential passage, the same words
    elsewhere) is direct and certain.
    """

    id: str
    span: Span
    type: str
    class_: Class
    tier: Tier
    score: float
    evidence: tuple[Evidence, ...]
    subject: str | None
    labels: frozenset[str]
    region: bool
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Detected:
    """All that is found in one text. `redacted` names the subjects and combinations of which something goes."""

    found: tuple[Found, ...]
    subjects: tuple[Subject, ...]
    jigsaw: tuple[Jigsaw, ...]
    redacted: frozenset[str]
    pack: PackReference
    models: tuple[str, ...]
    warnings: tuple[Warned, ...]


def detect_text(untrusted_text: str, *, engine: Engine, purpose: Purpose, given: Given, language: str | None = None) -> Detected:
    """Return what a draft of this text would propose and show; raises `Unreadable` for a text that is too long."""
    if len(untrusted_text) > LONGEST_TEXT:
        raise Unreadable("text-too-long", f"A text may have at most {LONGEST_TEXT} characters.", todo="Send it in pieces.")
    sent = sent_text(untrusted_text, language)
    analysis, proposals = settled_proposals(
        analyse_document(sent.document, detector=engine.detector, given=given),
        detector=engine.detector,
        packs=engine.packs,
        purpose=purpose,
        given=given,
        reading=OneReading(engine.detector),
    )
    detection = analysis.detection
    return Detected(
        found=_found(sent, detection, proposals),
        subjects=detection.subjects,
        jigsaw=detection.jigsaw,
        redacted=_redacted(detection, proposals),
        pack=engine.packs.for_purpose(purpose, call=given.call).reference,
        models=detection.models,
        warnings=(*detection.warnings, *_uncovered(sent, language)),
    )


def _found(sent: SentText, detection: Detection, proposals: Iterable[Proposal]) -> tuple[Found, ...]:
    known = {finding.id: finding for finding in detection.findings}
    rows = [_row(sent.back(each.span), known.get(each.finding or ""), each) for each in proposals if each.finding or not each.jigsaw]
    return tuple(sorted(rows, key=lambda row: (row.span.start, -row.span.end, row.id)))


def _row(span: Span, finding: Finding | None, proposal: Proposal) -> Found:
    if finding is None:
        kind = "CONFIDENTIAL_PASSAGE" if proposal.region else "SAME_WORDS" if proposal.rule == CONSISTENCY else "NAME_TO_WITHHOLD"
        source = "consistency" if proposal.rule == CONSISTENCY else "confidentiality-request"
        finding = Finding(
            proposal.id, span, kind, Class.DIRECT, proposal.tier, 1.0, (Evidence(source, 1.0, proposal.reason),), proposal.subject
        )
    return Found(
        id=finding.id,
        span=span,
        type=finding.type,
        class_=finding.class_,
        tier=proposal.tier,
        score=finding.score,
        evidence=finding.evidence,
        subject=finding.subject,
        labels=finding.labels,
        region=proposal.region,
        proposal=proposal,
    )


def _redacted(detection: Detection, proposals: Iterable[Proposal]) -> frozenset[str]:
    goes = {proposal.finding for proposal in proposals if proposal.action is Action.REDACT}
    subjects = {finding.subject for finding in detection.findings if finding.id in goes and finding.subject}
    combinations = {each.id for each in detection.jigsaw if goes.intersection(each.finding_ids)}
    return frozenset(subjects | combinations)


def _uncovered(sent: SentText, language: str | None) -> tuple[Warned, ...]:
    if language is None or language in COVERED:
        return ()
    return (Warned("language_not_covered", 0, sent.back(Span(0, len(sent.document.text))).end),)
