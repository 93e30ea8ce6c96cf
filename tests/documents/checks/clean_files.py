"""One clean rendition of each kind, made by the real writers, and the secret that must never be in it."""

from __future__ import annotations

from functools import lru_cache

from service.documents.checks.gate import verify
from service.documents.checks.registry import REGISTRY
from service.documents.redacting import redacted
from service.documents.writing import CSV, DOCX, HTML, MD, ODT, PDF, SRT, TXT, VTT, XLSX, render
from service.domain.document import Anchor, Block, BlockKind, Cell, Document, Inline, InlineKind, Part, Span
from service.domain.proposal import Replacement
from service.domain.verification import CheckResult, Rendition, Secret

KINDS = (DOCX, PDF, HTML, TXT, MD, ODT, XLSX, CSV, VTT, SRT)
NAME = "Ifeoma Brackenridge"
SECRETS = (Secret(NAME, "PERSON"), Secret("07700 900461", "PHONE_NUMBER"))
MARK = "[redacted: personal information]"
TEXT = f"I am {NAME} and I visited HMP Foston twice, see the guidance."


def block(kind: BlockKind, text: str, **more: object) -> Block:
    return Block(kind, text, "", Anchor("body"), **more)  # type: ignore[arg-type]


@lru_cache
def document(kind: str) -> Document:
    cells = [
        block(BlockKind.TABLE_CELL, text, cell=Cell("t", place // 2, place % 2))
        for place, text in enumerate(("Who", "When", "Staff", "May"))
    ]
    link = Inline(InlineKind.LINK, Span(TEXT.index("guidance"), TEXT.index("guidance") + 8), "https://www.gov.uk/guidance/visits")
    blocks = (
        block(BlockKind.HEADING, "Visiting", level=1),
        block(BlockKind.PARAGRAPH, TEXT, inlines=(link,)),
        block(BlockKind.LIST_ITEM, "first point", level=1, ordered=True),
        block(BlockKind.LIST_ITEM, "second point", level=1, ordered=True),
        *cells,
        block(BlockKind.PARAGRAPH, "Visits went ahead every week."),
    )
    return Document("x", kind, blocks, (Part("", "x", kind),))


@lru_cache
def clean(kind: str) -> Rendition:
    read = document(kind)
    at = read.text.index(NAME)
    kept = redacted(read, (Replacement(Span(at, at + len(NAME)), MARK, "publication.personal-information"),))
    return render(kept, media_type=kind, title="Redacted response", draft=False)


def failed(
    content: bytes, kind: str, *, secrets: tuple[Secret, ...] = SECRETS, expected: str | None = None, ocr: bool = False
) -> dict[str, CheckResult]:
    """Return the checks that fail, by name; OCR, a second a page, runs only where a test is about it."""
    checks = {kind: tuple(check for check in REGISTRY[kind] if ocr or check.name != "pdf_ocr")}
    approved = clean(kind).text if expected is None else expected
    verification = verify(content, kind, secrets=secrets, expected_text=approved, registry=checks)
    assert verification.checks
    return {check.name: check for check in verification.checks if not check.passed}
