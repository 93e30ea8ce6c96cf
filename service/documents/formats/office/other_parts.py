"""Parts of a package that a reader does not know by heart are read for their words all the same, or said to be unread."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.leftovers import TRAILING
from service.documents.formats.docx.names import local
from service.documents.formats.docx.package import Package
from service.documents.formats.office.macros import macros, strings_in
from service.documents.link_targets import link_target
from service.documents.part_reading import Attachment, CannotRead, clean
from service.domain.document import Anchor, Block, BlockKind, Unread, Warned

OTHER_PART = "other-part"
_LONGEST = 1_000_000
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|ico|wdp)$", re.IGNORECASE)
_MEDIA = re.compile(r"\.(?:mp3|mp4|m4a|m4v|wav|avi|mov|wmv|mpe?g|webm)$", re.IGNORECASE)
#: Binary parts in which only names of printers, controls and the like can stand.
_NAMES_ONLY = ("printerSettings", "/activeX/")
_SHAPE = re.compile(
    r"[\d.,:;%$+\-!A-Z()#\s]*|#?[0-9A-Fa-f]{6,8}|\{[0-9A-Fa-f-]{36}\}|(?:https?://schemas|urn:|http://purl)\S*|rId\d+|[\w./-]+\.xml"
)
#: Attributes whose one word may be a person's.
_SPEAKING_WORDS = (
    "name v author userName lastModifiedBy caption title descr displayName text prompt promptTitle error errorTitle sheet sheetName "
    "display tooltip comment creator user initials string-value email userId codeName value title alias tag s label"
)
_SPEAKING = frozenset(_SPEAKING_WORDS.split())
_FEWEST_WORDS = re.compile(r"[^\W\d_]{2,}[\s_.@\-][^\W\d_]{2,}")


def words_of(root: Any, *, skip: Collection[str] = (), shape: Collection[str] = ()) -> Iterator[str]:
    """Yield each text and each attribute value below an element that may say something, once.

    `skip` names elements left out with all inside; of those in `shape` only text counts, for their values are the format's own words.
    """
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in skip:
            continue
        texts = [element.text] if name else [element.text or ""]
        values = [] if not name or name in shape else [value for key, value in element.attrib.items() if _speaks(key, value)]
        for text in (*texts, *values, element.tail):
            said = clean(" ".join((text or "").split()))[:_LONGEST]
            if (said and said not in seen and any(map(str.isalpha, said))) or (said not in seen and _digits(said)):
                seen.add(said)
                yield said
        waiting.extend(reversed(element))


def _digits(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 5


def _speaks(key: str, value: str) -> bool:
    name = key.rpartition("}")[2]
    if _SHAPE.fullmatch(value[:200]) and not _digits(value):
        return False
    return name in _SPEAKING or bool(_FEWEST_WORDS.search(value[:_LONGEST])) or ("@" in value and len(value) > 5)


@dataclass(slots=True)
class OtherParts:
    """What lies in a package beside the parts that a reader took."""

    package: Package
    taken: set[str] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Yield the words of every other part, of outside addresses, macros and bytes around the zip."""
        found, unread = macros(self.package)
        yield from found
        self.unread.extend(unread)
        for member in self.package.names:
            name = member.rpartition("/")[2]
            if _FEWEST_WORDS.search(name.rpartition(".")[0] or name):
                yield property_block("", member, name, "name of a part")
            if member not in self.taken and not member.endswith("/") and member != "[Content_Types].xml":
                yield from self._part(member)
        for stray in self.package.stray:
            self.warnings.append(Warned(TRAILING))
            text = stray.decode("utf-8", "replace").strip("\x00 \r\n\t")
            yield from (property_block("", TRAILING, piece, TRAILING) for piece in (text[:_LONGEST] or strings_in(stray),) if piece)

    def _part(self, member: str) -> Iterator[Block]:
        lower = member.lower()
        if lower.endswith("vbaproject.bin"):
            self.warnings.append(Warned("macros"))
        elif lower.endswith(".rels"):
            yield from self._outside(member)
        elif "/embeddings/" in lower or lower.startswith("object "):
            self.attachments.append(Attachment(member.rpartition("/")[2], "application/octet-stream", self.package.content(member)))
        elif _PICTURE.search(lower):
            self._say("picture")
        elif _MEDIA.search(lower):
            self._say("media")
        else:
            yield from self._words(member)

    def _say(self, why: str) -> None:
        if Unread("", None, why) not in self.unread:
            self.unread.append(Unread("", None, why))

    def _outside(self, member: str) -> Iterator[Block]:
        for tie in self.package.tree(member):
            if tie.get("TargetMode") == "External":
                target = tie.get("Target", "")
                if tie.get("Type", "").endswith("/hyperlink"):
                    yield link_target(target, Anchor(member, "hyperlink"))
                else:
                    yield property_block(member, "outside", target[:_LONGEST], "outside address")

    def _words(self, member: str) -> Iterator[Block]:
        content = self.package.content(member)
        try:
            root = self.package.tree(member) if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" else None
        except CannotRead:
            root = None
        if root is not None:
            yield from (property_block(member, f"text[{n}]", text, OTHER_PART) for n, text in enumerate(words_of(root), 1))
            return
        text = content.decode("utf-8", "replace") if b"\x00" not in content[:1000] else ""
        binary = not text or text.count("\ufffd") > len(text) // 100
        said = strings_in(content) if binary else text[:_LONGEST]
        if binary and not any(place in member for place in _NAMES_ONLY):
            self._say(OTHER_PART)
        if said.strip():
            yield Block(
                BlockKind.PROPERTY,
                clean(said.strip()),
                "",
                Anchor(member, None, 0, len(said.strip())),
                shown=False,
                hidden_because=OTHER_PART,
            )
