"""The three things that must hold for a file whose only copy of the secret is in one channel."""

from __future__ import annotations

import re

from service.documents.checks.any_file import check_any, found
from service.documents.checks.gate import verify
from service.documents.checks.registry import REGISTRY
from service.documents.reading import read_document
from service.documents.redacting import redacted
from service.documents.writing import render
from service.domain.document import Document, Span
from service.domain.proposal import Replacement
from service.domain.verification import Secret
from tests.documents.channels.carving import carved, letters

SECRET = "Ifeoma Brackenridge"
SECRETS = (Secret(SECRET, "PERSON"),)
MARK = "[redacted: personal information]"
#: A second for each page, and all text is retyped: its own tests run it.
SLOW = frozenset({"pdf_ocr"})


def read(content: bytes, name: str) -> Document:
    document = read_document(content, name)
    assert isinstance(document, Document), document
    return document


def reported(document: Document) -> list[tuple[str, str | None]]:
    """Return kind and reason of each block that holds the secret."""
    wanted = letters(SECRET)
    return [(block.kind.value, block.hidden_because) for block in document.blocks if wanted in letters(block.text)]


def swaps(document: Document) -> tuple[Replacement, ...]:
    pattern = r"[\W_]{0,4}".join(SECRET.split())
    places = re.finditer(pattern, document.text, re.IGNORECASE)
    return tuple(Replacement(Span(*place.span()), MARK, "publication.personal-information") for place in places)


def assert_closed(content: bytes, name: str) -> Document:
    """The reader reports the secret, the rendition lacks it by a foreign hunt and passes the gate, the hunt on the original finds it."""
    document = read(content, name)
    assert_reported_and_gone(document)
    assert found(check_any(content, name, SECRETS))
    return document


def assert_reported_and_gone(document: Document) -> None:
    """A block holds the secret, and no form of it is left in what is written."""
    assert reported(document), [block.text for block in document.blocks]
    kept = redacted(document, swaps(document), denied=(SECRET,))
    rendition = render(kept, media_type=document.media_type, title="Redacted response", draft=True)
    assert letters(SECRET) not in carved(rendition.content)
    registry = {rendition.media_type: tuple(check for check in REGISTRY[rendition.media_type] if check.name not in SLOW)}
    verdict = verify(rendition.content, rendition.media_type, secrets=SECRETS, expected_text=rendition.text, registry=registry)
    assert [check for check in verdict.checks if not check.passed] == []
