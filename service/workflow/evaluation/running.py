"""Takes a marked text down the same road as a text file and says what a draft would redact and show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.detection.detecting import Detector
from service.documents.reading import read_document
from service.documents.replacement import replacements, whole_words
from service.domain.call import Call
from service.domain.document import Anchor, Block, BlockKind, Document, Part, Refusal, Span
from service.domain.finding import Tier
from service.domain.proposal import Action, Proposal, Purpose
from service.domain.statement import Understanding
from service.policy.packs import Packs
from service.workflow.evaluation.aligning import Alignment
from service.workflow.evaluation.gold import GoldText
from service.workflow.redaction.analyse import Analysis, Given, analyse_document
from service.workflow.redaction.draft import settled_proposals


@dataclass(frozen=True, slots=True)
class Road:
    """What one evaluation runs with."""

    detector: Detector
    packs: Packs
    purpose: Purpose = Purpose.PUBLICATION
    call: Call | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text; spans are places in the marked text.

    `proposed` goes, `looked_at` is also shown to the reviewer, `in_jigsaw` is named by a combination that is redacted.
    """

    proposed: tuple[Span, ...]
    looked_at: tuple[Span, ...]
    in_jigsaw: tuple[Span, ...]
    understanding: Understanding


def run(gold: GoldText, road: Road) -> Outcome:
    """Read, detect, understand, propose; the same calls as for a file, less the writing."""
    document = as_read(gold.text)
    given = Given(call=answered(gold, road), received=gold.received)
    analysis = analyse_document(document, detector=road.detector, given=given)
    analysis, proposals = settled_proposals(analysis, detector=road.detector, packs=road.packs, purpose=road.purpose, given=given)
    place = Alignment(document.text, gold.text)
    proposed = tuple(swap.span for swap in replacements(document, proposals))
    looks = (whole_words(document.text, each.span) for each in proposals if each.tier is Tier.LOOK and len(each.span))
    return Outcome(place.back(proposed), place.back(looks), place.back(jigsaw_spans(analysis, proposals)), analysis.understanding)


def answered(gold: GoldText, road: Road) -> Call | None:
    """Return the call that a text answers: the one evaluated with, unless the text names another."""
    return road.call if gold.call is None or (road.call is not None and road.call.id == gold.call) else None


def as_read(text: str) -> Document:
    """Return the text as the reader of text files gives it; as its lines where that reader would take it for something else."""
    document = read_document(text.encode("utf-8"), "response.txt")
    if isinstance(document, Refusal) or not Alignment(document.text, text).holds:
        return as_lines(text)
    return document


def as_lines(text: str) -> Document:
    """Return a text as a document with one paragraph for each line; the document's text is the same text."""
    made = tuple(Block(BlockKind.PARAGRAPH, line, "", Anchor("")) for line in text.split("\n"))
    return Document("response.txt", "text/plain", made, (Part("", "response.txt", "text/plain"),))


def jigsaw_spans(analysis: Analysis, proposals: Iterable[Proposal]) -> tuple[Span, ...]:
    """Return the findings of each combination of which at least one detail is redacted (action redact in the report)."""
    goes = {proposal.finding for proposal in proposals if proposal.action is Action.REDACT}
    spans = {finding.id: finding.span for finding in analysis.detection.findings}
    return tuple(
        spans[finding] for jigsaw in analysis.detection.jigsaw if goes.intersection(jigsaw.finding_ids) for finding in jigsaw.finding_ids
    )


def with_looks(outcome: Outcome) -> tuple[Span, ...]:
    """Return what goes if the reviewer accepts all that is shown."""
    shown = (span for span in outcome.looked_at if not any(gone.covers(span) for gone in outcome.proposed))
    return (*outcome.proposed, *shown)
