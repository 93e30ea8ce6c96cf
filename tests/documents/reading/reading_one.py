"""Short cuts for the tests of readers: one file in, blocks out, through the real sandbox."""

from __future__ import annotations

from service.documents.reading import read_document
from service.domain.document import Block, BlockKind, Document


def read(content: bytes, name: str) -> Document:
    """Read a file that must be readable."""
    document = read_document(content, name)
    assert isinstance(document, Document), document
    return document


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    """Return the texts of the blocks of a kind, of all shown ones without it."""
    return [block.text for block in document.blocks if (block.kind is kind if kind else block.shown)]


def only(document: Document, text: str) -> Block:
    """Return the one block with this text."""
    found = [block for block in document.blocks if block.text == text]
    assert len(found) == 1, [block.text for block in document.blocks]
    return found[0]
