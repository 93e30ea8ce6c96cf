"""Opens mailbox files (.mbox): each message is a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.documents.formats.docx.extras import property_block
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source
from service.domain.document import Block, Unread

MEDIA_TYPE = "application/mbox"
_START = re.compile(rb"(?:\A|(?<=\n))From [^\n]{0,1000}\n(?=[!-9;-~]{1,80}:|>From )")
_QUOTED = re.compile(rb"(?m)^>(>{0,20}From )")


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the messages as attachments in order; what stands before the first is read, not shown."""
    content = untrusted_content.lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    starts = list(_START.finditer(content))
    if not starts:
        raise CannotRead("broken")
    blocks: list[Block] = []
    if content[: starts[0].start()].strip():
        blocks.append(property_block("", "before", content[: starts[0].start()].decode("utf-8", "replace"), "before the first message"))
    most = source.limits.parts
    blocks.extend(_envelopes(starts[:most]))
    ends = [found.start() for found in starts[1:]] + [len(content)]
    messages = (content[found.end() : end] for found, end in zip(starts, ends, strict=True))
    attachments = tuple(
        Attachment("", "message/rfc822", _QUOTED.sub(rb"\1", message)) for _, message in zip(range(most), messages, strict=False)
    )
    unread = (Unread("", None, "too-many-parts"),) if len(starts) > most else ()
    return PartReading(MEDIA_TYPE, tuple(blocks), attachments=attachments, unread=unread)


def _envelopes(starts: list[re.Match[bytes]]) -> Iterator[Block]:
    """The lines between messages name senders."""
    said = dict.fromkeys(found.group()[5:].strip().decode("utf-8", "replace") for found in starts)
    yield from (property_block("", "envelope", text, "envelope") for text in said if text)
