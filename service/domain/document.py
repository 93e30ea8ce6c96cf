"""What a reader hands over: one flat list of blocks in reading order, laid out as one text.

Offsets everywhere are half-open and count code points of `Document.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property


class BlockKind(StrEnum):
    """What a block is in the original; writers, rules and the report use these words."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    DELETION = "deletion"
    HIDDEN = "hidden"
    ALT_TEXT = "alt_text"
    TEXT_BOX = "text_box"
    PROPERTY = "property"
    FILE_NAME = "file_name"
    MESSAGE_HEADER = "message_header"
    QUOTED = "quoted"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"
    QUOTE = "quote"
    PREFORMATTED = "preformatted"
    FORM_FIELD = "form_field"
    PICTURE = "picture"


#: Read for statements and personal data, but never part of what a rendition shows.
NEVER_SHOWN = frozenset(
    {
        BlockKind.COMMENT,
        BlockKind.DELETION,
        BlockKind.HIDDEN,
        BlockKind.PROPERTY,
        BlockKind.FILE_NAME,
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"a span runs forward from 0 or more, not {self.start}..{self.end}"
            raise ValueError(message)

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def covers(self, other: Span) -> bool:
        """Say whether every code point of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """Return the same span `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class WordPlace:
    """Where a word of a block begins in its text, and its box on the page."""

    start: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place in the original: a part (zip member, MIME part, page) and a range or box in it.

    `page` counts from 1; `box` is left, bottom, right, top in points (in pixels for a picture file); `start` and `end` are
    code points of the part's own text as its format defines it (for `.docx` the paragraph's text, for `.eml` the decoded
    body). `words` are in order, and there where words were read from a picture.
    """

    part: str
    path: str | None = None
    start: int | None = None
    end: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    words: tuple[WordPlace, ...] = ()

    def box_of(self, start: int, end: int) -> tuple[float, float, float, float] | None:
        """Return the box around a range of the block's text, that of the whole block where words have no places."""
        ends = [word.start for word in self.words[1:]] + [end + 1]
        boxes = [word.box for word, after in zip(self.words, ends, strict=False) if word.start < end and after > start]
        if not boxes:
            return self.box
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)


@dataclass(frozen=True, slots=True)
class Cell:
    """A block's place in a table; rows and columns count from 0."""

    table: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


class InlineKind(StrEnum):
    """How a run of a block looks or behaves."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    LINK = "link"
    NOTE_REFERENCE = "note_reference"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Inline:
    """A run inside one block, offsets within the block's own text.

    `value` is the address of a link, the label of a note reference, or the ground of a redaction mark.
    """

    kind: InlineKind
    span: Span
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, cell … of a document.

    `part` is the id of the `Part` it belongs to. `level` is the heading or list level (1 = top). `note` is a
    footnote's label, or the times of a subtitle. `emphasised_as` keeps what the reader saw of its look ("white", "tiny") when it is hidden.
    """

    kind: BlockKind
    text: str
    part: str
    anchor: Anchor
    language: str = "en"
    level: int = 0
    ordered: bool = False
    note: str | None = None
    cell: Cell | None = None
    inlines: tuple[Inline, ...] = ()
    shown: bool = True
    hidden_because: str | None = None


class PartStatus(StrEnum):
    """Whether a part's text was read."""

    READ = "read"
    HELD = "held"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Part:
    """A message, its body, or an attachment; `parent` is None for the file itself.

    The root part's id is "" (the empty string); an attachment's id is e.g. "attachment-1".
    """

    id: str
    name: str
    media_type: str
    parent: str | None = None
    status: PartStatus = PartStatus.READ
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that was not read, so that nobody mistakes it for clean."""

    part: str
    page: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a person should know; `code` is stable, never personal data."""

    code: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Document:
    """A submission's file as read: blocks in reading order, attachments last.

    `text` is the blocks joined by a newline, cells of one table row by a tab. `properties` holds what the format
    says of itself (title, language, e-mail date) as plain strings, for rules that need it; it is never written out.
    """

    name: str
    media_type: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    unread: tuple[Unread, ...] = ()
    warnings: tuple[Warned, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The place of each block in `text`, same order as `blocks`."""
        return tuple(self._lay_out())

    def _lay_out(self) -> Iterator[Span]:
        at = 0
        for block in self.blocks:
            yield Span(at, at + len(block.text))
            at += len(block.text) + 1

    @cached_property
    def text(self) -> str:
        """All blocks as one text."""
        pieces: list[str] = []
        for index, block in enumerate(self.blocks):
            if index:
                pieces.append("\t" if same_row(self.blocks[index - 1], block) else "\n")
            pieces.append(block.text)
        return "".join(pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def block_at(self, offset: int) -> int:
        """Return the index of the block that holds code point `offset` (the separator belongs to the block before)."""
        if not self.blocks:
            message = "an empty document has no blocks"
            raise IndexError(message)
        return max(0, bisect_right(self._starts, offset) - 1)

    def blocks_in(self, span: Span) -> range:
        """Return the indexes of the blocks that share at least one code point with `span`."""
        if not self.blocks or not len(span):
            return range(0)
        first = self.block_at(span.start)
        last = self.block_at(span.end - 1)
        if self.spans[first].end <= span.start:
            first += 1
        return range(first, last + 1)

    def quote(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]

    def part(self, part_id: str) -> Part:
        """Return the part of that id."""
        return next(part for part in self.parts if part.id == part_id)

    @cached_property
    def property_map(self) -> dict[str, str]:
        """`properties` as a dict."""
        return dict(self.properties)

    def with_blocks(self, blocks: tuple[Block, ...]) -> Document:
        """Return a copy with other blocks."""
        return replace(self, blocks=blocks)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the blocks, most text first."""
        size: dict[str, int] = {}
        for block in self.blocks:
            size[block.language] = size.get(block.language, 0) + len(block.text)
        return tuple(sorted(size, key=lambda language: -size[language]))


def same_row(before: Block, after: Block) -> bool:
    """Say whether two neighbouring blocks are cells of one table row."""
    return (
        before.cell is not None and after.cell is not None and before.cell.table == after.cell.table and before.cell.row == after.cell.row
    )


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file has no `Document`: `held` may be read later (password, format), `unreadable` not."""

    status: PartStatus
    code: str
    detail: str = field(default="")
