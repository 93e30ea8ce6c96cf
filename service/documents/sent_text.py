"""A text as a caller sends it, laid out as a document without a file; places in it lead back to the caller's own code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from service.documents.paragraphs import Paragraph, paragraphs, unix_lines
from service.domain.document import Anchor, Block, BlockKind, Document, Part, Span

NAME = "text"
MEDIA_TYPE = "text/plain"
DEFAULT_LANGUAGE = "en"

_PAGE_ENDS = str.maketrans("\x0b\x0c", "\n\n")
_RETURNS = re.compile("\r\n")


@dataclass(frozen=True, slots=True)
class SentText:
    """A document whose text is the caller's with line ends of one character, and where a second one was left out."""

    document: Document
    _cuts: tuple[int, ...] = ()

    def back(self, span: Span) -> Span:
        """Return a place of the document as a place of the text that was sent, both in code points."""
        return Span(self._place(span.start), self._place(span.end))

    def _place(self, at: int) -> int:
        return at + bisect_right(self._cuts, at - 1)


def sent_text(untrusted_text: str, language: str | None = None) -> SentText:
    """Lay out a text in paragraphs; nothing of it is dropped or moved, and nothing is refused."""
    cuts = tuple(match.start() - number for number, match in enumerate(_RETURNS.finditer(untrusted_text)))
    text = unix_lines(untrusted_text).translate(_PAGE_ENDS)
    spoken = language or DEFAULT_LANGUAGE
    blocks = tuple(Block(BlockKind.PARAGRAPH, piece, "", Anchor("", None, at, at + len(piece)), spoken) for at, piece in _pieces(text))
    return SentText(Document(NAME, MEDIA_TYPE, blocks, (Part("", NAME, MEDIA_TYPE),)), cuts)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield paragraphs and the blank lines between them: joined by line feeds they are the whole text again."""
    begin = at = 0
    piece = ""
    for paragraph in (*paragraphs(text), Paragraph("", len(text), len(text))):
        first, *lines = text[at : paragraph.start].split("\n")
        piece += first
        for line in lines:
            yield begin, piece
            begin, piece = begin + len(piece) + 1, line
        piece, at = piece + paragraph.text, paragraph.end
    yield begin, piece
