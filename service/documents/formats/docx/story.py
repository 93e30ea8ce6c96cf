"""Walks one story of a Word file (body, header, notes, comments): paragraphs, lists, tables, boxes, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.package import Relationship
from service.documents.formats.docx.runs import Paragraph, bookmark_of, control_names
from service.documents.formats.docx.styles import Styles, is_shading, list_of, look_of, outline_of
from service.documents.formats.docx.tables import cells_of
from service.documents.part_reading import clean
from service.domain.document import Anchor, Block, BlockKind, Inline, Span

_WRAPPERS = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent"})


@dataclass(slots=True)
class Story:
    """One member of the package being read; `kind` is what its plain paragraphs are."""

    member: str
    root: Any
    styles: Styles
    relationships: dict[str, Relationship]
    note_label: Callable[[str, str], str]
    kind: BlockKind = BlockKind.PARAGRAPH
    note: str | None = None
    shown: bool = True
    pictures: list[str] = field(default_factory=list)
    chunks: list[str] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    _numbers: dict[Any, int] = field(default_factory=dict)
    _tables: int = 0

    def read(self, start: Any) -> Iterator[Block]:
        """Yield the blocks below an element of this story."""
        if not self._numbers:
            self._numbers = {element: number for number, element in enumerate(self._paragraphs(), 1)}
        yield from self._level(start, deleted=False)

    def _paragraphs(self) -> Iterator[Any]:
        return (element for element in self.root.iter() if local(element) == "p")

    def _level(self, start: Any, *, deleted: bool) -> Iterator[Block]:
        for element in start:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, deleted=deleted)
            elif name == "tbl":
                yield from self._table(element, deleted=deleted)
            elif name == "sdt":
                yield from self._control(element, deleted=deleted)
            elif name in _WRAPPERS:
                self._note_author(element)
                yield from self._level(element, deleted=deleted)
            elif name in {"del", "moveFrom"}:
                self._note_author(element)
                yield from self._level(element, deleted=True)
            elif name == "AlternateContent":
                yield from self._level(self._new_paragraph().chosen(element), deleted=deleted)
            elif name == "bookmarkStart" and bookmark_of(element):
                yield self._apart("bookmark", bookmark_of(element), "bookmark")
            elif name == "altChunk":
                self.chunks.append(attribute(element, "id") or "")

    def _note_author(self, element: Any) -> None:
        if attribute(element, "author"):
            self.authors.add(attribute(element, "author") or "")

    def _control(self, element: Any, *, deleted: bool) -> Iterator[Block]:
        for child in element:
            if local(child) == "sdtPr":
                yield from (self._apart(why, text, "sdt") for why, text in control_names(child) if text.strip())
            elif local(child) == "sdtContent":
                yield from self._level(child, deleted=deleted)

    def _new_paragraph(self) -> Paragraph:
        return Paragraph(self.styles, self.relationships, self.note_label)

    def _paragraph(self, element: Any, *, deleted: bool, in_cell: bool = False) -> Iterator[Block]:
        path = f"p[{self._numbers.get(element, 0)}]"
        properties = next((child for child in element if local(child) == "pPr"), None)
        style_id = next(
            (attribute(child, "val") for child in (properties if properties is not None else ()) if local(child) == "pStyle"), None
        )
        paragraph = self._new_paragraph()
        paragraph.style = self.styles.style(style_id)
        if in_cell or _is_shaded(properties):
            paragraph.style = replace(paragraph.style, look=replace(paragraph.style.look, shaded=True))
        paragraph.read(element, deleted=deleted)
        paragraph.finish()
        text, inlines = paragraph.shown.finish()
        if text:
            yield self._main_block(text, inlines, path, paragraph, properties)
        yield from self._around(paragraph, path, properties)

    def _main_block(self, text: str, inlines: tuple[Inline, ...], path: str, paragraph: Paragraph, properties: Any) -> Block:
        kind, level, ordered = self.kind, 0, False
        heading = outline_of(properties) or paragraph.style.heading
        place = list_of(properties) or paragraph.style.list
        if kind is BlockKind.PARAGRAPH and heading:
            kind, level = BlockKind.HEADING, heading
        elif kind is BlockKind.PARAGRAPH and place is not None and place[0] not in {"", "0"}:
            kind, level, ordered = BlockKind.LIST_ITEM, place[1] + 1, self.styles.ordered.get(place, False)
        anchor = Anchor(self.member, path, 0, len(text))
        hidden = None if self.shown else kind.value
        return Block(
            kind, text, "", anchor, level=level, ordered=ordered, note=self.note, inlines=inlines, shown=self.shown, hidden_because=hidden
        )

    def _around(self, paragraph: Paragraph, path: str, properties: Any) -> Iterator[Block]:  # noqa: C901 - one loop for each kind
        """What belongs to a paragraph without being its text."""
        for why, position, text in paragraph.unseen:
            kind = BlockKind.DELETION if why == "deletion" else BlockKind.HIDDEN
            anchor = Anchor(self.member, f"{path}/{why}", position, position + len(text))
            if text.strip():
                yield Block(kind, text.strip(), "", anchor, note=self.note, shown=False, hidden_because=why)
        for text in dict.fromkeys(filter(None, map(clean, paragraph.alternatives))):
            yield Block(BlockKind.ALT_TEXT, text, "", Anchor(self.member, f"{path}/alt", 0, len(text)), shown=self.shown)
        for text in filter(None, map(clean, paragraph.word_art)):
            yield Block(BlockKind.TEXT_BOX, text, "", Anchor(self.member, f"{path}/art", 0, len(text)), shown=self.shown)
        for member in paragraph.pictures:
            self.pictures.append(member)
            yield Block(BlockKind.PICTURE, "", "", Anchor(member or self.member, path), shown=self.shown)
        for box in paragraph.boxes:
            for block in self._level(box, deleted=False):
                yield replace(block, kind=BlockKind.TEXT_BOX) if block.kind is BlockKind.PARAGRAPH else block
        for why, text in paragraph.apart:
            if why == "author of a change":
                self.authors.add(text)
            elif text.strip():
                yield self._apart(why, text, path)
        self._mark_authors(properties)

    def _mark_authors(self, properties: Any) -> None:
        for element in properties.iter() if properties is not None else ():
            self._note_author(element)

    def _apart(self, why: str, text: str, path: str) -> Block:
        safe = clean(text.strip())
        return Block(BlockKind.PROPERTY, safe, "", Anchor(self.member, f"{path}/{why}", 0, len(safe)), shown=False, hidden_because=why)

    def _table(self, element: Any, *, deleted: bool) -> Iterator[Block]:
        self._tables += 1
        table = f"{self.member}#{self._tables}"
        for part in [part for child in element if local(child) == "tblPr" for part in child]:
            if local(part) in {"tblCaption", "tblDescription"} and (attribute(part, "val") or "").strip():
                yield self._apart("table " + local(part)[3:].lower(), attribute(part, "val") or "", table)
        for cell, place, struck in cells_of(element, table):
            main: list[Block] = []
            others: list[Block] = []
            for block in self._cell(cell, deleted=deleted or struck):
                plain = (
                    block.cell is None and block.kind in {self.kind, BlockKind.HEADING, BlockKind.LIST_ITEM} and block.shown == self.shown
                )
                (main if plain else others).append(block)
            if place is None:
                yield from (replace(block, kind=BlockKind.HIDDEN, shown=False, hidden_because="merged away") for block in main)
            elif not struck or main:
                joined = _joined(main, self.member, f"cell[{place.row},{place.column}]")
                kind = BlockKind.TABLE_CELL if self.shown and self.kind is BlockKind.PARAGRAPH else self.kind
                yield replace(joined, kind=kind, cell=place, note=self.note, shown=self.shown)
            yield from others

    def _cell(self, cell: Any, *, deleted: bool) -> Iterator[Block]:
        shaded = any(local(child) == "tcPr" and any(local(part) == "shd" and is_shading(part) for part in child) for child in cell)
        for element in cell:
            if local(element) == "p":
                yield from self._paragraph(element, deleted=deleted, in_cell=shaded)
            else:
                yield from self._level((element,), deleted=deleted)


def _joined(blocks: list[Block], member: str, path: str) -> Block:
    """Return a cell's paragraphs as one block; its anchor names the first paragraph."""
    if not blocks:
        return Block(BlockKind.TABLE_CELL, "", "", Anchor(member, path, 0, 0))
    text = "\n".join(block.text for block in blocks)
    inlines: list[Inline] = []
    at = 0
    for block in blocks:
        inlines.extend(Inline(i.kind, Span(i.span.start + at, i.span.end + at), i.value) for i in block.inlines)
        at += len(block.text) + 1
    anchor = blocks[0].anchor
    if len(blocks) > 1:
        anchor = Anchor(member, f"{anchor.path}..{blocks[-1].anchor.path}", 0, len(text))
    return Block(BlockKind.TABLE_CELL, text, "", anchor, inlines=tuple(inlines))


def _is_shaded(properties: Any) -> bool:
    return any(
        (local(child) == "shd" and is_shading(child)) or (local(child) == "rPr" and bool(look_of(child).shaded))
        for child in (properties if properties is not None else ())
    )
