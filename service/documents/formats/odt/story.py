"""Walks a body, header, note or cell of an OpenDocument file in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.names import attribute, local
from service.documents.formats.odt.paragraph import OdfParagraph
from service.documents.formats.odt.styles import OdfStyles
from service.documents.formats.odt.tables import rows_of
from service.documents.formats.office.other_parts import words_of
from service.documents.part_reading import clean
from service.domain.document import Anchor, Block, BlockKind, Cell, Inline

_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
_INSIDE_WORDS = """
index-body index-title list-header table-of-content alphabetical-index bibliography user-index illustration-index table-index object-index g
numbered-paragraph text-box page-content
"""
_INSIDE = frozenset(_INSIDE_WORDS.split())
_SHAPES = frozenset({"custom-shape", "rect", "ellipse", "line", "polygon", "polyline", "path", "circle", "connector", "caption", "measure"})
_NOTHING_WORDS = """
soft-page-break sequence-decls change change-start change-end bookmark-end reference-mark-end table-of-content-source user-index-source
alphabetical-index-source bibliography-source illustration-index-source table-index-source object-index-source
"""
_NOTHING = frozenset(_NOTHING_WORDS.split())


@dataclass(slots=True)
class OdfStory:
    """One part of the file; `kind` is what its plain paragraphs are."""

    member: str
    styles: OdfStyles
    kind: BlockKind = BlockKind.PARAGRAPH
    note: str | None = None
    hidden: str | None = None
    pictures: int = 0
    tables: list[int] = field(default_factory=lambda: [0])
    counts: list[int] = field(default_factory=lambda: [0])

    def read(self, start: Any) -> Iterator[Block]:
        """Yield the blocks below an element."""
        for element in start:
            yield from self._element(element, local(element))

    def _element(self, element: Any, name: str) -> Iterator[Block]:  # noqa: C901 - one line for each kind of element
        if name in {"p", "h"}:
            yield from self._paragraph(element, name)
        elif name == "list":
            yield from self._list(element, 1, attribute(element, "style-name") or "")
        elif name == "table":
            yield from self._table(element)
        elif name == "section":
            away = attribute(element, "display") in {"none", "condition"} or attribute(element, "style-name") in self.styles.folded
            yield from self._aside("section" if away else self.hidden).read(element)
        elif name == "tracked-changes":
            yield from self._changes(element)
        elif name == "frame":
            yield from self._frame(element)
        elif name in _SHAPES:
            yield from self._alternatives(element)
            yield from (
                replace(block, kind=BlockKind.TEXT_BOX) if block.kind is BlockKind.PARAGRAPH else block for block in self.read(element)
            )
        elif name in _INSIDE:
            yield from self.read(element)
        elif name == "note":
            yield from self._note(element)
        elif name == "annotation":
            yield from self._comment(element)
        elif name and name not in _NOTHING:
            yield from self._words(element, name)

    def _words(self, element: Any, why: str) -> Iterator[Block]:
        for number, text in enumerate(words_of(element), 1):
            yield property_block(self.member, f"{why}[{number}]", text, why)

    def _aside(self, hidden: str | None) -> OdfStory:
        return replace(self, hidden=hidden)

    def _next(self) -> str:
        self.counts[0] += 1
        return f"p[{self.counts[0]}]"

    def _paragraph(self, element: Any, name: str, item: tuple[int, bool] | None = None) -> Iterator[Block]:
        path = self._next()
        base = self.styles.look("paragraph", attribute(element, "style-name"))
        paragraph = OdfParagraph(self.styles, replace(base, bold=None, italic=None, underline=None, raised=None) if name == "h" else base)
        paragraph.read(element)
        text, inlines = paragraph.shown.finish()
        kind, level, ordered = self.kind, 0, False
        if kind is BlockKind.PARAGRAPH and name == "h":
            outline = attribute(element, "outline-level") or "1"
            kind, level = BlockKind.HEADING, int(outline) if outline.isdecimal() else 1
        elif kind is BlockKind.PARAGRAPH and item is not None:
            kind, (level, ordered) = BlockKind.LIST_ITEM, item
        if text:
            anchor = Anchor(self.member, path, 0, len(text))
            kind = BlockKind.HIDDEN if self.hidden and kind is not BlockKind.COMMENT else kind
            shown = not self.hidden and kind is not BlockKind.COMMENT
            why = None if shown else self.hidden or kind.value
            yield Block(
                kind, text, "", anchor, level=level, ordered=ordered, note=self.note, inlines=inlines, shown=shown, hidden_because=why
            )
        yield from self._around(paragraph, path)

    def _around(self, paragraph: OdfParagraph, path: str) -> Iterator[Block]:
        for why, pieces in paragraph.unseen:
            text = clean(" ".join("".join(pieces).split()))
            if text:
                anchor = Anchor(self.member, f"{path}/{why}", 0, len(text))
                yield Block(BlockKind.HIDDEN, text, "", anchor, note=self.note, shown=False, hidden_because=why)
        yield from (property_block(self.member, f"{path}/{why}", text, why) for why, text in paragraph.values if text.strip())
        for element in paragraph.apart:
            yield from self._element(element, local(element))

    def _list(self, element: Any, level: int, style: str) -> Iterator[Block]:
        for item in element:
            for child in item:
                name = local(child)
                if name in {"p", "h"}:
                    yield from self._paragraph(child, name, (level, self.styles.is_ordered(style, level)))
                elif name == "list":
                    yield from self._list(child, level + 1, attribute(child, "style-name") or style)
                else:
                    yield from self._element(child, name)

    def _note(self, element: Any) -> Iterator[Block]:
        label = next(("".join(part.itertext()).strip() for part in element if local(part) == "note-citation"), "")
        for body in (part for part in element if local(part) == "note-body"):
            yield from replace(self, kind=BlockKind.FOOTNOTE, note=clean(label) or "*").read(body)

    def _comment(self, element: Any) -> Iterator[Block]:
        for part in element:
            if local(part) in {"creator", "sender-initials", "creator-initials"} and (part.text or "").strip():
                yield property_block(self.member, "annotation", part.text, "author of a comment")
        yield from replace(self, kind=BlockKind.COMMENT).read(part for part in element if local(part) in {"p", "list"})

    def _changes(self, element: Any) -> Iterator[Block]:
        for author in dict.fromkeys((e.text or "").strip() for e in element.iter() if local(e) in {"creator", "chg-author"}):
            if author:
                yield property_block(self.member, "tracked-changes", author, "author of a change")
        for deletion in (e for e in element.iter() if local(e) == "deletion"):
            for block in replace(self, hidden="deletion").read(part for part in deletion if local(part) != "change-info"):
                yield replace(block, kind=BlockKind.DELETION) if block.kind is BlockKind.HIDDEN else block

    def _frame(self, element: Any) -> Iterator[Block]:
        yield from self._alternatives(element)
        for child in element:
            name = local(child)
            if name == "text-box":
                for block in self.read(child):
                    yield replace(block, kind=BlockKind.TEXT_BOX) if block.kind is BlockKind.PARAGRAPH else block
            elif name == "image":
                self.pictures += 1
                target = attribute(child, "href") or ""
                if target and not target.startswith(("Pictures/", "./", "media/")):
                    yield property_block(self.member, "image", target, "outside address")
                yield Block(BlockKind.PICTURE, "", "", Anchor(target or self.member), shown=not self.hidden)
            elif name == "table":
                yield from self._table(child)
            elif name not in {"title", "desc", "object", "object-ole", "glue-point", ""}:
                yield from self._words(child, name)

    def _alternatives(self, element: Any) -> Iterator[Block]:
        for child in element:
            text = clean(" ".join("".join(child.itertext()).split())) if local(child) in {"title", "desc"} else ""
            if text:
                yield Block(BlockKind.ALT_TEXT, text, "", Anchor(self.member, "alt", 0, len(text)), shown=not self.hidden)
        name = attribute(element, "name") or ""
        if " " in name.strip() and not name[-1:].isdecimal():
            yield property_block(self.member, "name", name, "name of a shape")

    def _table(self, element: Any) -> Iterator[Block]:
        self.tables[0] += 1
        table = f"{self.member}#{self.tables[0]}"
        for name, cell, place in rows_of(element, table):
            blocks = list(self._aside("merged away").read(cell)) if name == "covered-table-cell" else list(self.read(cell))
            plain = [block for block in blocks if block.cell is None and block.kind in _PLAIN | {self.kind} and block.shown]
            others = [block for block in blocks if block not in plain]
            if name != "covered-table-cell" and (self.kind is BlockKind.PARAGRAPH and not self.hidden):
                yield joined(plain, self.member, place)
            else:
                yield from plain
            yield from others


def joined(blocks: list[Block], member: str, place: Cell) -> Block:
    """Return a cell's paragraphs as one block; its anchor names the first and last."""
    text = "\n".join(block.text for block in blocks)
    inlines: list[Inline] = []
    at = 0
    for block in blocks:
        inlines.extend(replace(inline, span=inline.span.moved(at)) for inline in block.inlines)
        at += len(block.text) + 1
    path = f"cell[{place.row},{place.column}]"
    if blocks:
        first, last = blocks[0].anchor.path, blocks[-1].anchor.path
        path = str(first) if first == last else f"{first}..{last}"
    return Block(BlockKind.TABLE_CELL, text, "", Anchor(member, path, 0, len(text)), cell=place, inlines=tuple(inlines))
