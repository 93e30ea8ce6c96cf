"""Reads plain text."""

from __future__ import annotations

from service.documents.decoding import decode
from service.documents.paragraphs import paragraphs, unix_lines
from service.documents.part_reading import CannotRead, PartReading, Source, clean
from service.domain.document import Anchor, Block, BlockKind, Warned


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return a block for each paragraph; anchors count code points of the decoded text with line feeds only."""
    text, known = decode(untrusted_content)
    text = clean(unix_lines(text.removeprefix("\ufeff")))
    check_size(text, source)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, paragraph.text, "", Anchor("", None, paragraph.start, paragraph.end)) for paragraph in paragraphs(text)
    )
    return PartReading("text/plain", blocks, warnings=() if known else (Warned("guessed-encoding"),))


def check_size(text: str, source: Source) -> None:
    """Give up on a text, or on one line of it, that is longer than the limits allow."""
    if len(text) > source.limits.characters:
        raise CannotRead("too-large")
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - at > source.limits.line:
            raise CannotRead("line-too-long")
        at = end + 1
