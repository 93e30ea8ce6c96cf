"""A submission of three documents in which one person is written in five ways: one subject, all masked, each with its reason."""

from __future__ import annotations

import pytest

from service.detection.detecting import Detector
from service.domain.document import Anchor, Block, BlockKind, Document, Part
from service.domain.finding import Finding, Tier

PARTS = {
    "": "I was supervised by Mrs Philippa Standish-Roe until the spring.\nPHILIPPA never once raised her voice.",
    "1": "The note says that Mrs P. S.-R. had asked for help twice.\nWrite to p.standish-roe@ravensmoor.example and nobody answers.",
    "2": "In the end it was Standish Roe's diary that showed who knew.",
}
WAYS = ["Philippa Standish-Roe", "PHILIPPA", "P. S.-R.", "p.standish-roe@ravensmoor.example", "Standish Roe"]


def submission() -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, part, Anchor(part)) for part, text in PARTS.items() for line in text.split("\n"))
    parts = tuple(Part(part, f"document{part or 0}.docx", "text/plain") for part in PARTS)
    return Document("response.eml", "message/rfc822", blocks, parts)


@pytest.fixture(scope="module")
def found(detector: Detector) -> list[Finding]:
    return [finding for finding in detector.detect(submission()).findings if finding.subject == "p1"]


def test_every_way_of_writing_them_is_proposed_and_is_the_same_subject(detector: Detector, found: list[Finding]) -> None:
    source = submission()
    seen = [source.quote(finding.span) for finding in found if finding.tier is Tier.PROPOSE and finding.type in {"PERSON", "EMAIL_ADDRESS"}]
    assert seen == WAYS
    others = [finding.subject for finding in detector.detect(source).findings if finding.type == "PERSON" and finding.subject != "p1"]
    assert others == []


def test_each_says_why(found: list[Finding]) -> None:
    assert all(said.reason for finding in found for said in finding.evidence)
    reasons = " | ".join(said.reason for finding in found for said in finding.evidence)
    for reason in ("follows the title Mrs", "given name", "the classifier would take it out", "e-mail address"):
        assert reason in reasons
