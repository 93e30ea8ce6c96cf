"""Documents made from plain lines, and what detection says of them in plain words."""

from __future__ import annotations

from service.detection.detecting import Detector
from service.domain.call import Contact
from service.domain.document import Anchor, Block, BlockKind, Document, Part
from service.domain.finding import Detection, Finding, Tier
from service.domain.statement import Capacity


def document(text: str, *, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    blocks = tuple(Block(kind, line, "", Anchor("body")) for line in text.split("\n"))
    return Document("response.txt", "text/plain", blocks, (Part("", "response.txt", "text/plain"),))


def settled(
    detector: Detector,
    text: str,
    *,
    respondent: str | None = None,
    organisation: str | None = None,
    capacity: Capacity = Capacity.INDIVIDUAL,
    contacts: tuple[Contact, ...] = (),
) -> tuple[Document, Detection]:
    source = document(text)
    found = detector.detect(source)
    return source, detector.with_roles(
        source,
        found,
        respondent_name=respondent,
        organisation=organisation,
        capacity=capacity,
        contacts=contacts,
        consents_to_naming=False,
    )


def proposed(detector: Detector, text: str, kind: str = "PERSON") -> list[str]:
    source = document(text)
    return [source.quote(f.span) for f in detector.detect(source).findings if f.type == kind and f.tier is Tier.PROPOSE]


def masked(detector: Detector, text: str) -> str:
    source = document(text)
    letters = list(source.text)
    for finding in detector.detect(source).findings:
        if finding.tier is Tier.PROPOSE:
            letters[finding.span.start : finding.span.end] = "█" * len(finding.span)
    return "".join(letters)


def finding_of(source: Document, detection: Detection, quote: str) -> Finding:
    return next(finding for finding in detection.findings if source.quote(finding.span) == quote)


def kind_of(source: Document, detection: Detection, quote: str) -> str:
    subject = detection.subject(finding_of(source, detection, quote).subject)
    return subject.kind.value if subject else ""
