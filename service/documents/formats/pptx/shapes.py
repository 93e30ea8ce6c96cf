"""The shapes of a slide in reading order: titles, text, tables, alternative texts, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.package import Relationship
from service.documents.inline_text import InlineText
from service.documents.part_reading import clean
from service.domain.document import Anchor, Block, BlockKind, Cell, InlineKind

_TITLES = frozenset({"title", "ctrTitle"})
_EDGES = {"dt": BlockKind.FOOTER, "ftr": BlockKind.FOOTER, "hdr": BlockKind.HEADER, "sldNum": BlockKind.FOOTER}
_TINY = 300
_GROUPS = frozenset({"grpSp", "spTree", "AlternateContent", "Choice", "Fallback", "cSld"})


@dataclass(slots=True)
class Slide:
    """One slide, notes page or layout; `hidden` says why none of it shows."""

    member: str
    ties: dict[str, Relationship]
    hidden: str | None = None
    pictures: int = 0
    tables: int = 0
    paragraphs: int = 0

    def read(self, element: Any) -> Iterator[Block]:
        """Yield the blocks of the shapes below an element."""
        for child in element:
            name = local(child)
            if name in _GROUPS:
                yield from self._named(child)
                yield from self.read(child)
            elif name in {"sp", "cxnSp"}:
                yield from self._shape(child)
            elif name == "pic":
                self.pictures += 1
                yield from self._named(child)
                yield Block(BlockKind.PICTURE, "", "", Anchor(self.member), shown=not self.hidden, hidden_because=self.hidden)
            elif name == "graphicFrame":
                yield from self._named(child)
                yield from (block for table in child.iter() if local(table) == "tbl" for block in self._table(table))

    def _named(self, shape: Any) -> Iterator[Block]:
        """What a shape is called and how it is described."""
        for element in (part for child in shape if local(child).startswith("nv") for part in child if local(part) == "cNvPr"):
            for key in ("descr", "title"):
                text = clean(" ".join((attribute(element, key) or "").split()))
                if text:
                    yield self._block(BlockKind.ALT_TEXT, text, key)
            name = attribute(element, "name") or ""
            if " " in name.strip() and not name[-1:].isdecimal():
                yield property_block(self.member, "name", name, "name of a shape")
            for link in element:
                tooltip = attribute(link, "tooltip")
                if tooltip:
                    yield property_block(self.member, "tooltip", tooltip, "tooltip")

    def _shape(self, shape: Any) -> Iterator[Block]:
        yield from self._named(shape)
        place = next((element for element in shape.iter() if local(element) == "ph"), None)
        kind = attribute(place, "type") if place is not None else None
        for body in (child for child in shape if local(child) == "txBody"):
            for paragraph in (child for child in body if local(child) == "p"):
                for block in self._paragraph(paragraph):
                    if kind in _TITLES and block.kind is BlockKind.PARAGRAPH:
                        yield replace(block, kind=BlockKind.HEADING, level=1)
                    elif kind in _EDGES and block.kind is BlockKind.PARAGRAPH:
                        yield replace(block, kind=_EDGES[kind or ""])
                    else:
                        yield block

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        self.paragraphs += 1
        shown, unseen = InlineText(), []
        for run in paragraph:
            name = local(run)
            if name in {"r", "fld"}:
                text = "".join(part.text or "" for part in run if local(part) == "t")
                why = _hides(run)
                if why:
                    unseen.append((why, text))
                else:
                    self._say(run, text, shown)
            elif name == "br":
                shown.add("\n")
        text, inlines = shown.finish()
        level = next((attribute(child, "lvl") for child in paragraph if local(child) == "pPr"), None)
        if text:
            made = self._block(BlockKind.PARAGRAPH, text, f"p[{self.paragraphs}]")
            listed = BlockKind.LIST_ITEM if level and level.isdecimal() and made.kind is BlockKind.PARAGRAPH else made.kind
            depth = int(level) if listed is BlockKind.LIST_ITEM and level else 0
            yield replace(made, kind=listed, level=min(depth, 6), inlines=inlines)
        for why, words in unseen:
            if words.strip():
                anchor = Anchor(self.member, f"p[{self.paragraphs}]/{why}", 0, len(words.strip()))
                yield Block(BlockKind.HIDDEN, clean(words.strip()), "", anchor, shown=False, hidden_because=why)

    def _say(self, run: Any, text: str, shown: InlineText) -> None:
        at = shown.length()
        shown.add(clean(text), keep=True)
        for properties in (child for child in run if local(child) == "rPr"):
            if attribute(properties, "b") == "1":
                shown.mark(InlineKind.BOLD, at)
            if attribute(properties, "i") == "1":
                shown.mark(InlineKind.ITALIC, at)
            for link in (part for part in properties if local(part) == "hlinkClick"):
                tie = self.ties.get(attribute(link, "id") or "")
                if tie is not None and tie.external:
                    shown.mark(InlineKind.LINK, at, tie.target)

    def _table(self, table: Any) -> Iterator[Block]:
        self.tables += 1
        name = f"{self.member}#{self.tables}"
        for row_number, row in enumerate(child for child in table if local(child) == "tr"):
            for column, cell in enumerate(child for child in row if local(child) == "tc"):
                blocks = [block for p in cell.iter() if local(p) == "p" for block in self._paragraph(p)]
                text = "\n".join(block.text for block in blocks if block.shown)
                away = self.hidden or (
                    "merged away" if {"hMerge", "vMerge"} & {key for key in cell.attrib if cell.get(key) == "1"} else None
                )
                spans = [attribute(cell, key) or "1" for key in ("rowSpan", "gridSpan")]
                down, across = (min(int(span), 500) if span.isdecimal() else 1 for span in spans)
                place = None if self.hidden else Cell(name, row_number, column, max(1, down), max(1, across), header=False)
                anchor = Anchor(self.member, f"{name}/cell[{row_number},{column}]", 0, len(text))
                if away is None:
                    yield Block(BlockKind.TABLE_CELL, text, "", anchor, cell=place)
                elif text:
                    yield Block(BlockKind.HIDDEN, text, "", anchor, shown=False, hidden_because=away)
                yield from (block for block in blocks if not block.shown and not self.hidden)

    def _block(self, kind: BlockKind, text: str, path: str) -> Block:
        kind = BlockKind.HIDDEN if self.hidden else kind
        return Block(kind, text, "", Anchor(self.member, path, 0, len(text)), shown=not self.hidden, hidden_because=self.hidden)


def _hides(run: Any) -> str | None:
    for properties in (child for child in run if local(child) == "rPr"):
        size = attribute(properties, "sz") or ""
        if size.isdecimal() and int(size) <= _TINY:
            return "tiny"
    return None
