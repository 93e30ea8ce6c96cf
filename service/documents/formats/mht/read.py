"""Reads saved web pages (.mht, .mhtml): the page, and apart from it everything it was saved with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message
from urllib.parse import unquote

from service.documents.decoding import decode
from service.documents.formats.docx.extras import property_block
from service.documents.formats.eml.fields import header_blocks, left_out, properties
from service.documents.formats.html.read import read_page
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source
from service.domain.document import Block, BlockKind, Unread

MEDIA_TYPE = "multipart/related"
_MOST_PARTS = 2_000
_CSS_WORDS = re.compile(r"/\*(.{1,2000}?)\*/|content\s{0,5}:\s{0,5}[\"']([^\"']{1,2000})[\"']", re.DOTALL)


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the first page as text; other pages in it are attachments. Anchors: MIME part and element path."""
    if untrusted_content.lower().count(b"multipart/") > 500:
        raise CannotRead("too-complex")
    message: Message = message_from_bytes(untrusted_content.lstrip(b"\r\n\xef\xbb\xbf"), policy=policy.default)
    leaves = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False) if not part.is_multipart()]
    page = next((part for part in leaves if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    if page is None:
        raise CannotRead("broken")
    reading = _Parts(source)
    text, _ = decode(_content(page), page.get_content_charset())
    blocks, title = read_page(text, source, "page")
    unseen = [
        replace(block, kind=BlockKind.PROPERTY, shown=False, hidden_because="header") if block.shown else block
        for block in header_blocks(message)
    ]
    others = [block for number, part in enumerate(leaves, 1) for block in reading.part(part, number, is_page=part is page)]
    return PartReading(
        MEDIA_TYPE,
        (*blocks, *unseen, *others),
        attachments=tuple(reading.attachments),
        unread=tuple(dict.fromkeys((*reading.unread, *(Unread("", None, why) for why in left_out(message))))),
        properties=(*properties(message), *((("title", title),) if title else ())),
    )


class _Parts:
    """Attachments and problems met in the parts of a saved page."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.attachments: list[Attachment] = []
        self.unread: list[Unread] = []

    def part(self, part: Message, number: int, *, is_page: bool) -> Iterator[Block]:
        """Yield what one part says besides the page's own text."""
        for name in ("Content-Location", "Content-ID", "Content-Description"):
            value = str(part.get(name) or "").strip()
            if value:
                yield property_block(str(number), name, unquote(value), "header")
        if is_page:
            return
        kind = part.get_content_type()
        if kind == "text/css":
            for found in _CSS_WORDS.finditer(decode(_content(part))[0]):
                yield property_block(str(number), "style", found.group(1) or found.group(2), "style sheet")
        elif kind.startswith(("image/", "font/", "application/font")):
            self.unread.extend([Unread("", None, "picture")] if kind.startswith("image/") else [])
        else:
            self.attachments.append(Attachment("", kind, _content(part)))


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
