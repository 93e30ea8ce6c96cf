"""One story of an RTF file: runs gathered into paragraphs and cells, each with its bytes in the source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from service.documents.inline_text import InlineText
from service.documents.part_reading import clean
from service.domain.document import Anchor, Block, BlockKind, Cell, Inline, InlineKind


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of a group looks; `unseen` says why a reader does not see it."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: str = ""
    vanish: bool = False
    deleted: bool = False
    white: bool = False
    tiny: bool = False
    shaded: bool = False

    @property
    def unseen(self) -> str | None:
        """Return why a reader does not see text of this look."""
        if self.deleted:
            return "deletion"
        if self.vanish:
            return "vanish"
        if self.white and not self.shaded:
            return "white"
        return "tiny" if self.tiny else None


@dataclass(frozen=True, slots=True)
class Shape:
    """What the properties of a paragraph say."""

    heading: int = 0
    list: int | None = None
    level: int = 0
    in_table: bool = False


@dataclass(slots=True)
class Story:
    """Grows run by run; `blocks` has what is finished. Anchors are byte ranges of the file; the path names story and paragraph."""

    name: str
    kind: BlockKind
    shown: bool = True
    note: str | None = None
    blocks: list[Block] = field(default_factory=list)
    _text: InlineText = field(default_factory=InlineText)
    _unseen: list[tuple[str, list[str], int, int]] = field(default_factory=list)
    _start: int | None = None
    _end: int = 0
    _count: int = 0
    _cell: list[Block] = field(default_factory=list)
    _after: list[Block] = field(default_factory=list)
    _row: list[Block] = field(default_factory=list)
    _table: int = 0
    _row_number: int = -1

    def add(self, text: str, look: Look, start: int, end: int, *, address: str | None = None) -> None:
        """Add a run of one look."""
        why = look.unseen
        if why is not None:
            if self._unseen and self._unseen[-1][0] == why:
                known = self._unseen[-1]
                known[1].append(text)
                self._unseen[-1] = (why, known[1], known[2], end)
            else:
                self._unseen.append((why, [text], start, end))
            return
        if self._start is None:
            self._start = start
        self._end = end
        at = self._text.length()
        self._text.add(clean(text), keep=True)
        for has, kind in ((look.bold, InlineKind.BOLD), (look.italic, InlineKind.ITALIC), (look.underline, InlineKind.UNDERLINE)):
            if has:
                self._text.mark(kind, at)
        if look.raised:
            self._text.mark(InlineKind(look.raised), at)
        if address:
            self._text.mark(InlineKind.LINK, at, address)

    def refer(self, label: str) -> None:
        """Mark a note's reference here."""
        self._text.refer(label)

    def beside(self, block: Block) -> None:
        """Add what belongs here without being the paragraph's text."""
        self._after.append(block)

    def paragraph(self, shape: Shape, end: int, *, cell: bool = False) -> None:
        """End a paragraph; with `cell`, the cell too."""
        text, inlines = self._text.finish()
        self._count += 1
        anchor = Anchor(self.name, f"p[{self._count}]", self._start if self._start is not None else end, self._end or end)
        kind, level = self.kind, 0
        if kind is BlockKind.PARAGRAPH and shape.heading:
            kind, level = BlockKind.HEADING, shape.heading
        elif kind is BlockKind.PARAGRAPH and shape.list is not None:
            kind, level = BlockKind.LIST_ITEM, shape.level + 1
        hidden = None if self.shown else self.name
        made = Block(kind, text, "", anchor, level=level, note=self.note, inlines=inlines, shown=self.shown, hidden_because=hidden)
        in_table = shape.in_table or cell
        if not in_table:
            self._end_table()
        if text or cell:
            (self._cell if in_table else self.blocks).append(made)
        (self._row if in_table else self.blocks).extend((*self._unseen_blocks(f"p[{self._count}]"), *self._after))
        self._text, self._unseen, self._after, self._start, self._end = InlineText(), [], [], None, 0
        if cell:
            self._end_cell()

    def _unseen_blocks(self, path: str) -> list[Block]:
        made: list[Block] = []
        for why, pieces, start, end in self._unseen:
            text = clean("".join(pieces)).strip()
            kind = BlockKind.DELETION if why == "deletion" else BlockKind.HIDDEN
            if text:
                made.append(Block(kind, text, "", Anchor(self.name, f"{path}/{why}", start, end), shown=False, hidden_because=why))
        return made

    def _end_cell(self) -> None:
        pieces, self._cell = self._cell, []
        text = "\n".join(piece.text for piece in pieces)
        inlines: list[Inline] = []
        at = 0
        for piece in pieces:
            inlines.extend(replace(inline, span=inline.span.moved(at)) for inline in piece.inlines)
            at += len(piece.text) + 1
        column = sum(1 for block in self._row if block.cell is not None)
        cell = Cell(f"{self.name}#{self._table + 1}", self._row_number + 1, column)
        anchor = replace(pieces[0].anchor, end=pieces[-1].anchor.end)
        kind = BlockKind.TABLE_CELL if self.kind is BlockKind.PARAGRAPH else self.kind
        made = Block(kind, text, "", anchor, note=self.note, cell=cell, inlines=tuple(inlines), shown=self.shown)
        self._row.append(made if self.shown else replace(made, hidden_because=self.name, cell=None))

    def row(self) -> None:
        """End a row of a table."""
        self._row_number += 1
        self.blocks.extend(self._row)
        self._row = []

    def _end_table(self) -> None:
        if self._row or self._cell:
            self.blocks.extend((*self._row, *self._cell))
            self._row, self._cell = [], []
            self._row_number += 1
        if self._row_number >= 0:
            self._table += 1
            self._row_number = -1

    def finish(self, shape: Shape, end: int) -> list[Block]:
        """Return all blocks, the open paragraph included."""
        self.paragraph(replace(shape, in_table=False), end)
        return self.blocks
