"""A message as Outlook keeps it, whatever container it came in: bodies, header, every other string, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from service.documents.decoding import decode
from service.documents.formats.docx.extras import property_block
from service.documents.formats.eml.bodies import body_blocks
from service.documents.formats.rtf.read import read as read_rtf
from service.documents.part_reading import Attachment, CannotRead, Source, clean
from service.domain.document import Anchor, Block, BlockKind

#: Identifier of a property that readers show → its name; in this order.
SHOWN = ((0x0E04, "To"), (0x0E03, "Cc"), (0x0E02, "Bcc"), (0x0037, "Subject"))
SENDER_NAMES = (0x0C1A, 0x0042)
SENDER_ADDRESSES = (0x5D01, 0x5D02, 0x0C1F, 0x0065)
BODY, HTML, HEADERS = 0x1000, 0x1013, 0x007D
#: Said by the header already, or names of kinds of messages.
_KNOWN = frozenset({0x0E1D, 0x0070, 0x001A, 0x0C1E, 0x0064, 0x3FFA, *(number for number, _ in SHOWN), BODY, HTML})
_LONGEST = 1_000_000


@dataclass(slots=True)
class Outlook:
    """What was found; `strings` are properties by identifier, `others` strings of recipients and named properties."""

    strings: dict[int, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    html: bytes = b""
    rtf: bytes = b""
    sent: str = ""
    attachments: list[Attachment] = field(default_factory=list)

    def blocks(self, source: Source, section: str = "") -> Iterator[Block]:
        """Yield the header, the richest body, other bodies where they say more, then what no reader sees."""
        yield from self._header(section)
        bodies = [body for body in self._bodies(source, section) if any(block.text.strip() for block in body)]
        if bodies:
            yield from bodies[0]
        known = _words(bodies[0]) if bodies else set()
        for body in bodies[1:]:
            for block in body:
                if not _words([block]) <= known:
                    yield replace(block, shown=False, hidden_because=block.hidden_because or "alternative body")
        for number, text in sorted(self.strings.items()):
            if number not in _KNOWN and text.strip():
                yield property_block(f"{section}properties", f"{number:04x}", text[:_LONGEST], "message property")
        for name, text in self.others:
            if text.strip():
                yield property_block(f"{section}properties", name, text[:_LONGEST], name)

    def _header(self, section: str) -> Iterator[Block]:
        name = next((self.strings[number] for number in SENDER_NAMES if self.strings.get(number)), "")
        address = next((self.strings[number] for number in SENDER_ADDRESSES if "@" in self.strings.get(number, "")), "")
        sender = f"{name} <{address}>" if name and address and name != address else name or address
        fields = [("From", sender), *((label, self.strings.get(number, "")) for number, label in SHOWN), ("Date", self.sent)]
        for label, value in fields:
            text = clean(" ".join(value.split()))
            if text:
                yield Block(BlockKind.MESSAGE_HEADER, f"{label}: {text}", "", Anchor(f"{section}headers", label, 0, len(text)))

    def _bodies(self, source: Source, section: str) -> Iterator[list[Block]]:
        if self.html:
            yield body_blocks(decode(self.html)[0], "text/html", f"{section}html", source)
        plain = self.strings.get(BODY, "")
        if plain.strip():
            yield body_blocks(plain, "text/plain", f"{section}body", source)
        if self.rtf:
            yield self._rtf_body(source, section)

    def _rtf_body(self, source: Source, section: str) -> list[Block]:
        try:
            reading = read_rtf(self.rtf, source)
        except CannotRead:
            return [property_block(f"{section}rtf", "broken", "[body that could not be read]", "rtf")]
        self.attachments.extend(reading.attachments)
        kept = [block for block in reading.blocks if block.hidden_because != "htmltag" or "@" in block.text or "<!--" in block.text]
        return [replace(block, anchor=replace(block.anchor, part=f"{section}rtf/{block.anchor.part}")) for block in kept]


def _words(blocks: list[Block]) -> set[str]:
    return {word for block in blocks for word in "".join(c if c.isalnum() else " " for c in block.text.casefold()).split()}
