"""Reads RTF strictly by its control words: every story, and every group that a reader never shows. Runs and fetches nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial

from service.documents.formats.office.macros import strings_in
from service.documents.formats.rtf.destinations import (
    BUILT_IN,
    CHARACTERS,
    EDGES,
    LABELS,
    PROPERTIES,
    SEE_THROUGH,
    SHAPE,
    SILENT,
    STORIES,
    SYMBOLS,
)
from service.documents.formats.rtf.groups import Group, Tables, looked, shaped
from service.documents.formats.rtf.objects import embedded
from service.documents.formats.rtf.story import Shape, Story
from service.documents.formats.rtf.tokens import Token, tokens
from service.documents.letter_ends import with_letter_end
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source, clean
from service.domain.document import Anchor, Block, BlockKind, Unread, Warned

TRAILING = "trailing-bytes"
_LONGEST = 1_000_000
_LINK = re.compile(r"\s{0,20}HYPERLINK\s{1,20}(?:\\\\?[a-z]\s{1,20})?\"([^\"]{1,2000})\"", re.IGNORECASE)
_HEADING = re.compile(r"heading\s?([1-9])\b", re.IGNORECASE)
_FEWEST_DIGITS = 5
_FEWEST_LETTERS = 5
_HEX = re.compile(r"[0-9a-fA-F\s]{16,}")


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return headers, body, footers, notes, comments, then what no reader sees. Anchors: story, paragraph, bytes of the file."""
    reading = _Reading(source)
    last = 0
    for token in tokens(untrusted_content, source.limits):
        reading.take(token)
        last = token.end
    if len(reading.groups) == 1 and not reading.opened:
        raise CannotRead("broken")
    blocks = reading.finish(last)
    rest = untrusted_content[last:].strip(b"\x00 \r\n\t")
    if rest:
        text = clean(rest.decode("utf-8", "replace"))[:_LONGEST]
        anchor = Anchor("", TRAILING, last, len(untrusted_content))
        blocks.append(Block(BlockKind.PROPERTY, text, "", anchor, shown=False, hidden_because=TRAILING))
        reading.warnings.append(Warned(TRAILING))
    return PartReading(
        "application/rtf",
        tuple(blocks),
        attachments=tuple(reading.attachments),
        unread=tuple(dict.fromkeys(reading.unread)),
        warnings=tuple(dict.fromkeys(reading.warnings)),
    )


@dataclass(slots=True)
class _Reading:
    source: Source
    tables: Tables = field(default_factory=Tables)
    body: Story = field(default_factory=lambda: Story("body", BlockKind.PARAGRAPH))
    stories: list[Story] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    apart: list[Block] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    opened: bool = False
    high: int = 0
    high_start: int = 0
    pending: bytearray = field(default_factory=bytearray)
    pending_start: int = 0
    skip: int = 0
    style: int = 0
    pictures: int = 0
    properties: int = 0

    def __post_init__(self) -> None:
        self.groups.append(Group(story=self.body))

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind != "hex":
            self._flush(token.start)
        handler = {
            "open": self._open,
            "close": self._close,
            "word": self._word,
            "symbol": self._symbol,
            "hex": self._hex,
            "text": self._plain,
            "binary": self._binary,
        }[token.kind]
        handler(token)

    def _open(self, token: Token) -> None:
        self.opened = True
        self.skip = 0
        self.groups.append(self.groups[-1].inner(token.start))

    def _close(self, token: Token) -> None:
        self.skip = 0
        if len(self.groups) < 2:
            return
        group = self.groups.pop()
        if group.owns:
            self._end_group(group, token.end)

    def _word(self, token: Token) -> None:
        word = token.value.decode("ascii")
        group = self.groups[-1]
        if word != "u":
            self.skip = 0
        if group.purpose == "stylesheet":
            self._style_word(word, token.number, group)
        elif word == "u":
            self._unicode(token)
        elif group.optional or word in STORIES or word in PROPERTIES or word in SHAPE or word in {"pict", "objdata"}:
            self._destination(word, group, token)
        elif word == "uc":
            group.unicode_skip = min(max(token.number or 0, 0), 8)
        elif word in CHARACTERS:
            self._text(CHARACTERS[word], token.start, token.end)
        else:
            self._formatting(word, token.number, token)

    def _formatting(self, word: str, number: int | None, token: Token) -> None:
        group = self.groups[-1]
        if group.purpose == "fonttbl" and word == "fcharset":
            self.tables.set_font(group.font, number or 0)
        elif group.purpose == "colortbl":
            self.tables.colour_word(word, number or 0)
        elif word in {"f", "deff"}:
            group.font = number or 0
        elif word == "ansicpg":
            self.tables.set_ansi(number or 1252)
        elif word in {"mac", "pca"}:
            self.tables.ansi = "mac-roman" if word == "mac" else "cp850"
        elif word in {"par", "sect", "page", "cell", "nestcell", "row", "nestrow"}:
            self._break(word, token.end)
        elif (look := looked(group.look, word, number, self.tables)) is not None:
            group.look = look
        elif (shape := shaped(group.shape, word, number, self.tables)) is not None:
            group.shape = shape

    def _style_word(self, word: str, number: int | None, group: Group) -> None:
        group.optional = False
        if word in {"s", "cs", "ds", "ts"}:
            self.style = (number or 0) if word == "s" else -1
        elif word == "f":
            group.font = number or 0

    def _break(self, word: str, end: int) -> None:
        story = self.groups[-1].story
        if story is None or not self._in_story():
            if word == "par":
                self.groups[-1].text.append("\n")
        elif word in {"row", "nestrow"}:
            story.row()
        else:
            story.paragraph(self.groups[-1].shape, end, cell=word in {"cell", "nestcell"})

    def _in_story(self) -> bool:
        purpose = self.groups[-1].purpose
        return purpose in STORIES or purpose in SEE_THROUGH

    def _destination(self, word: str, group: Group, token: Token) -> None:
        """Give a group its purpose; what stands in a group marked optional and unknown is kept apart and reported."""
        optional, group.optional = group.optional, False
        if word in SEE_THROUGH and optional:
            return
        if word in STORIES:
            if word == "shptxt" and not group.story:
                return
            self._begin_story(word, group, token)
            return
        if optional or word in PROPERTIES or word in SHAPE or word in {"pict", "objdata"}:
            group.purpose, group.owns, group.text, group.start = word, True, [], token.start

    def _begin_story(self, word: str, group: Group, token: Token) -> None:
        kind = STORIES[word]
        number = sum(1 for story in self.stories if story.kind is kind) + 1
        note = str(number) if kind is BlockKind.FOOTNOTE else None
        story = Story(f"{word}[{number}]", kind, shown=kind is not BlockKind.COMMENT, note=note)
        if note and group.story is not None:
            group.story.refer(note)
        self.stories.append(story)
        group.purpose, group.owns, group.story, group.start = word, True, story, token.start
        group.look = looked(group.look, "plain", None, self.tables) or group.look

    def _end_group(self, group: Group, end: int) -> None:
        text = clean("".join(group.text)).strip()
        if group.purpose in STORIES:
            return
        if group.purpose == "fldinst":
            link = _LINK.match(text)
            self.groups[-1].address = link.group(1) if link else None
            if not link and any(map(str.isalpha, text)):
                self._property("field code", text, group, end)
        elif group.purpose == "pict":
            self.pictures += 1
            self.unread.append(Unread("", None, "picture"))
            if group.story is not None:
                group.story.beside(Block(BlockKind.PICTURE, "", "", Anchor(group.story.name, f"pict[{self.pictures}]", group.start, end)))
        elif group.purpose == "objdata":
            self.attachments.append(embedded(text, len(self.attachments) + 1))
        elif group.purpose not in SILENT and (any(map(str.isalpha, text)) or sum(map(str.isdigit, text)) >= _FEWEST_DIGITS):
            self._unshown(group.purpose, text, group, end)

    def _unshown(self, purpose: str, text: str, group: Group, end: int) -> None:
        if purpose in LABELS and sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
            return
        if _HEX.fullmatch(text):
            digits = re.sub(r"\s", "", text)
            text = strings_in(bytes.fromhex(digits[: len(digits) // 2 * 2]))
        if text:
            self._property(purpose, text, group, end)

    def _property(self, why: str, text: str, group: Group, end: int) -> None:
        self.properties += 1
        safe = clean(" ".join(text.split()))[:_LONGEST]
        anchor = Anchor(why, f"group[{self.properties}]", group.start, end)
        self.apart.append(Block(BlockKind.PROPERTY, safe, "", anchor, shown=False, hidden_because=why))

    def _symbol(self, token: Token) -> None:
        if token.value == b"*":
            self.groups[-1].optional = True
        elif token.value in SYMBOLS:
            if token.value in {b"\n", b"\r"}:
                self._break("par", token.end)
            else:
                self._text(SYMBOLS[token.value], token.start, token.end)

    def _unicode(self, token: Token) -> None:
        code = (token.number or 0) % 65536
        self.skip = self.groups[-1].unicode_skip
        if 0xD800 <= code < 0xDC00:
            self.high, self.high_start = code, token.start
            return
        start = token.start
        if self.high and 0xDC00 <= code < 0xE000:
            code, start = 0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00, self.high_start
        self.high = 0
        self._text(chr(code), start, token.end)

    def _hex(self, token: Token) -> None:
        if self.skip:
            self.skip -= 1
            return
        if not self.pending:
            self.pending_start = token.start
        self.pending += bytes.fromhex(token.value.decode("ascii"))

    def _flush(self, end: int) -> None:
        if self.pending:
            content, self.pending = bytes(self.pending), bytearray()
            self._text(content.decode(self.tables.encoding(self.groups[-1].font), "replace"), self.pending_start, end)

    def _plain(self, token: Token) -> None:
        value, start = token.value, token.start
        if self.skip:
            gone = min(self.skip, len(value))
            self.skip -= gone
            value, start = value[gone:], start + gone
        if value:
            self._text(value.decode(self.tables.encoding(self.groups[-1].font), "replace"), start, token.end)

    def _binary(self, token: Token) -> None:
        group = self.groups[-1]
        if group.purpose == "objdata":
            group.text.append(token.value.hex())
        elif group.purpose != "pict":
            self.unread.append(Unread("", None, "binary-data"))

    def _text(self, text: str, start: int, end: int) -> None:
        group = self.groups[-1]
        if group.purpose == "colortbl":
            for _ in range(text.count(";")):
                self.tables.end_colour()
        elif group.purpose == "stylesheet":
            self._style_name(text, group, end)
        elif group.purpose == "fonttbl":
            return
        elif self._in_story() and group.story is not None:
            group.story.add(text, group.look, start, end, address=group.address)
        else:
            group.text.append(text)

    def _style_name(self, text: str, group: Group, end: int) -> None:
        for name in filter(None, (piece.strip() for piece in text.split(";"))):
            heading = _HEADING.match(name)
            if heading and self.style > 0:
                self.tables.headings[self.style] = int(heading.group(1))
            if not {word.strip("()").lower() for word in name.split() if not word.isdecimal()} <= BUILT_IN:
                self._property("style name", name, group, end)

    def finish(self, end: int) -> list[Block]:
        """Return all blocks in reading order."""
        self._flush(end)
        done = partial(Story.finish, shape=Shape(), end=end)
        made = {id(story): done(story) for story in self.stories}
        edges = {story.name: made[id(story)] for story in self.stories if story.name.partition("[")[0] in EDGES}
        others = [made[id(story)] for story in self.stories if story.name not in edges]
        heads = [block for name, blocks in edges.items() if name.startswith("header") for block in blocks]
        feet = [block for name, blocks in edges.items() if name.startswith("footer") for block in blocks]
        body = list(with_letter_end(tuple(self.body.finish(Shape(), end))))
        return [*heads, *body, *feet, *(block for blocks in others for block in blocks), *self.apart]
