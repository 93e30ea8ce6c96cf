"""Small documents and findings for tests of rules; every person is invented."""

from __future__ import annotations

from service.domain.document import Anchor, Block, BlockKind, Document, Part, Span
from service.domain.finding import PERSON, Class, Detection, Evidence, Finding, Jigsaw, Subject, SubjectKind, Tier


def a_document(*lines: str) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, "", Anchor("")) for line in lines)
    return Document("response.txt", "text/plain", blocks, (Part("", "response.txt", "text/plain"),))


def a_finding(
    document: Document,
    quote: str,
    *,
    type_: str = PERSON,
    class_: Class = Class.DIRECT,
    tier: Tier = Tier.PROPOSE,
    subject: str | None = None,
    labels: frozenset[str] = frozenset(),
) -> Finding:
    start = document.text.index(quote)
    return Finding(
        id=f"f{start}",
        span=Span(start, start + len(quote)),
        type=type_,
        class_=class_,
        tier=tier,
        score=0.9,
        evidence=(Evidence("test", 0.9, "made up"),),
        subject=subject,
        labels=labels,
    )


def a_subject(kind: SubjectKind, *names: str, id_: str = "p1", labels: frozenset[str] = frozenset(), consents: bool = False) -> Subject:
    return Subject(id_, kind, names, "made up", labels, consents)


def a_detection(findings: list[Finding], subjects: list[Subject] | None = None, jigsaw: list[Jigsaw] | None = None) -> Detection:
    return Detection(tuple(findings), tuple(subjects or ()), tuple(jigsaw or ()))
