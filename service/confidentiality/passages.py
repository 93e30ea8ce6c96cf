"""A document as the rules see it: passages (blocks) of sentences, each in a zone that says whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from service.confidentiality.normalising import Plain, plain
from service.confidentiality.sentences import sentences
from service.domain.document import Block, BlockKind, Document, Span

#: More sentences than any honest submission has; what lies beyond is not read for statements and a person must look.
MOST_SENTENCES = 40_000


class Zone(StrEnum):
    """Whose words a passage holds, and how deliberately."""

    OWN = "own"
    SUBJECT = "subject"
    ENVELOPE = "envelope"
    MARGIN = "margin"
    ASIDE = "aside"
    CITED = "cited"
    QUOTED = "quoted"
    ABOUT = "about"


_ZONES = {
    BlockKind.QUOTED: Zone.QUOTED,
    BlockKind.QUOTE: Zone.CITED,
    BlockKind.HEADER: Zone.MARGIN,
    BlockKind.FOOTER: Zone.MARGIN,
    BlockKind.COMMENT: Zone.ASIDE,
    BlockKind.HIDDEN: Zone.ASIDE,
    BlockKind.DELETION: Zone.CITED,
    BlockKind.PROPERTY: Zone.ABOUT,
    BlockKind.FILE_NAME: Zone.ABOUT,
}
_SUBJECT = re.compile(r"\s{0,4}(?:subject|testun|pwnc|re|title)\s{0,2}:\s{0,4}", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|many|kindest|warmest)?(?: and best)? ?(?:regards|wishes|thanks)|yours (?:sincerely"
    r"|faithfully|truly|ever)|thanks?(?: you| again| very much)?"
    r"|cheers|sincerely|cofion(?: cynnes| gorau)?|yr eiddoch[ a-z]{0,20}|yn gywir|diolch(?: yn fawr)?|gyda diolch|le meas"
    r"|with respect|signed(?: for .{0,60}| by .{0,60})?)[ ,.!]*$"
)
_DASHES = re.compile(r"--\s*$|[-_=*\s]{8,}$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in `Document.text` and its plain form."""

    span: Span
    plain: Plain

    @property
    def text(self) -> str:
        """The plain text, for rules."""
        return self.plain.text


@dataclass(frozen=True, slots=True)
class Passage:
    """A block seen by rules. `after_sign_off`: it stands below the writer's greeting or a rule line of its part."""

    index: int
    block: Block
    span: Span
    zone: Zone
    sentences: tuple[Sentence, ...]
    plain: Plain
    after_sign_off: bool = False
    first_of_part: bool = False

    @property
    def own(self) -> bool:
        """Whether the respondent wrote this here, in whatever corner."""
        return self.zone in {Zone.OWN, Zone.SUBJECT, Zone.ASIDE, Zone.MARGIN}

    @property
    def body(self) -> bool:
        """Whether this is running text of the respondent."""
        return self.zone is Zone.OWN


@dataclass(frozen=True)
class Passages:
    """All passages of a document; `cut` says that it was too long to be seen whole."""

    document: Document
    items: tuple[Passage, ...]
    cut: bool = False
    _own: tuple[Passage, ...] = field(default=(), repr=False)

    @property
    def own(self) -> Iterator[Passage]:
        """The respondent's own passages."""
        return (passage for passage in self.items if passage.own)

    @property
    def body(self) -> Iterator[Passage]:
        """The respondent's running text."""
        return (passage for passage in self.items if passage.body)


def passages(document: Document) -> Passages:
    """Return the document's passages in reading order."""
    found: list[Passage] = []
    left = MOST_SENTENCES
    signed_off: set[str] = set()
    begun: set[str] = set()
    quoting: set[str] = set()
    for index, (block, span) in enumerate(zip(document.blocks, document.spans, strict=True)):
        if left <= 0:
            return Passages(document, tuple(found), cut=True)
        passage = _passage(index, block, span, left)
        left -= len(passage.sentences)
        passage = _below_a_thread(passage, quoting)
        if passage.body and _DASHES.match(passage.plain.text):
            signed_off.add(block.part)
        first = passage.body and block.part not in begun and bool(passage.plain.text)
        found.append(replace(passage, after_sign_off=block.part in signed_off, first_of_part=first))
        if first:
            begun.add(block.part)
        if passage.body and any(_SIGN_OFF.match(line) for line in _lines(block.text)):
            signed_off.add(block.part)
    return Passages(document, tuple(found))


_THREAD = re.compile(
    r"-{2,}\s?(?:original message|forwarded message|neges wreiddiol)|(?:on|ar) .{6,80} (?:wrote|ysgrifennodd):?$"
    r"|begin forwarded message|_{20,}$",
    re.IGNORECASE,
)


def _below_a_thread(passage: Passage, quoting: set[str]) -> Passage:
    """Read what follows an "original message" line as the other person's words, even where a reader did not say so."""
    if passage.zone is not Zone.OWN:
        return passage
    part = passage.block.part
    text = passage.block.text
    if part in quoting or (text.lstrip().startswith(">") and len(text) > 1):
        return replace(passage, zone=Zone.QUOTED)
    if _THREAD.match(text.strip()[:160]) and not _DASHES.match(passage.plain.text):
        quoting.add(part)
        return replace(passage, zone=Zone.QUOTED)
    return passage


def _lines(text: str) -> Iterator[str]:
    return (plain(line[:80]).text for line in text.split("\n")[:40] if len(line) < 80)


def _passage(index: int, block: Block, span: Span, left: int) -> Passage:
    zone = _ZONES.get(block.kind, Zone.OWN)
    skip = 0
    if block.kind is BlockKind.MESSAGE_HEADER:
        subject = _SUBJECT.match(block.text)
        zone = Zone.SUBJECT if subject else Zone.ENVELOPE
        skip = subject.end() if subject else 0
    text = block.text[skip:]
    start = span.start + skip
    whole = plain(text, start)
    cut: list[Sentence] = []
    for each in sentences(text):
        if len(cut) >= left:
            break
        cut.append(Sentence(each.moved(start), whole.cut(start + each.start, start + each.end)))
    return Passage(index, block, span, zone, tuple(cut), whole)
