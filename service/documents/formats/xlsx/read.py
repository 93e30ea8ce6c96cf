"""Reads Excel workbooks (.xlsx, .xlsm): what each sheet shows, and everything folded away, cached or written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from service.documents.formats.docx.extras import data_parts, document_properties, property_block, title_of
from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.package import Package, open_package
from service.documents.formats.office.other_parts import OtherParts, words_of
from service.documents.formats.office.sheets import sheet_blocks
from service.documents.formats.xlsx.sheet import Sheet, rich_text
from service.documents.formats.xlsx.values import Looks, read_looks
from service.documents.part_reading import CannotRead, PartReading, Source, clean
from service.domain.document import Anchor, Block, BlockKind, Unread

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the sheets in order, then what no reader sees. Anchors: zip member and cell (`B12`), code points of its shown text."""
    package = open_package(untrusted_content, source.limits)
    ties = package.relationships("").values()
    main = next((tie.target for tie in ties if tie.kind == "officeDocument"), "xl/workbook.xml")
    if not package.has(main):
        raise CannotRead("broken")
    if main.endswith(".bin"):
        raise CannotRead("format-not-read-yet", held=True)
    reading = _Reading(package, main, OtherParts(package, {main}))
    blocks = tuple(reading.blocks())
    return PartReading(
        media_type=MEDIA_TYPE,
        blocks=blocks,
        attachments=tuple(reading.others.attachments),
        unread=tuple(dict.fromkeys((*reading.others.unread, *([Unread("", None, "picture")] if reading.pictures else [])))),
        warnings=tuple(dict.fromkeys(reading.others.warnings)),
        properties=title_of(package),
    )


@dataclass(slots=True)
class _Reading:
    package: Package
    main: str
    others: OtherParts
    strings: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    pictures: int = 0

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks of the file in order."""
        root = self.package.tree(self.main)
        ties = self.package.relationships(self.main)
        folder = self.main.rpartition("/")[0]
        styles = self._taken(f"{folder}/styles.xml")
        looks = read_looks(styles, from_1904=any(attribute(e, "date1904") in {"1", "true"} for e in root if local(e) == "workbookPr"))
        phonetic = list(self._shared(f"{folder}/sharedStrings.xml"))
        for element in (sheet for child in root if local(child) == "sheets" for sheet in child):
            tie = ties.get(attribute(element, "id") or "")
            state = attribute(element, "state") or "visible"
            hidden = None if state == "visible" else "very hidden sheet" if state == "veryHidden" else "hidden sheet"
            if tie is not None and not tie.external and self.package.has(tie.target):
                yield from self._sheet(tie.target, attribute(element, "name") or "", looks, hidden)
        yield from self._unused(f"{folder}/sharedStrings.xml")
        yield from phonetic
        yield from (property_block(self.main, name, text, name) for name, text in self._workbook_words(root))
        yield from self._style_names(f"{folder}/styles.xml", styles)
        yield from document_properties(self.package)
        yield from data_parts(self.package)
        self.others.taken.update(name for name in self.package.names if name.startswith("docProps/") and name.endswith(".xml"))
        self.others.taken.update(name for name in self.package.names if name.startswith("xl/theme/") or "/customXml/item" in f"/{name}")
        self.others.taken.update(name for name in self.package.names if "/charts/chart" in name)
        yield from self.others.blocks()

    def _taken(self, member: str) -> Any | None:
        if not self.package.has(member):
            return None
        self.others.taken.add(member)
        return self.package.tree(member)

    def _shared(self, member: str) -> Iterator[Block]:
        root = self._taken(member)
        for element in root if root is not None else ():
            if local(element) == "si":
                self.strings.append(rich_text(element))
                for part in element:
                    if local(part) == "rPh" and rich_text(part).strip():
                        yield property_block(member, f"si[{len(self.strings)}]/rPh", rich_text(part), "phonetic")

    def _string(self, number: str) -> str:
        if not number.isdecimal() or int(number) >= len(self.strings):
            return ""
        self.used.add(int(number))
        return self.strings[int(number)]

    def _unused(self, member: str) -> Iterator[Block]:
        for number, text in enumerate(self.strings):
            if number not in self.used and text.strip():
                yield property_block(member, f"si[{number + 1}]", text, "string of a deleted cell")

    def _sheet(self, member: str, name: str, looks: Looks, hidden: str | None) -> Iterator[Block]:
        self.others.taken.add(member)
        sheet = Sheet(member, self.package.tree(member), looks, self._string)
        yield from sheet_blocks(name, member, sheet.cells(), hidden)
        for block in (*sheet.around(), *self._beside(member)):
            yield replace(block, shown=False, hidden_because=block.hidden_because or hidden) if hidden else block

    def _beside(self, member: str) -> Iterator[Block]:
        for tie in self.package.relationships(member).values():
            if tie.external or not self.package.has(tie.target) or tie.target in self.others.taken:
                continue
            if tie.kind in {"comments", "threadedComment"}:
                self.others.taken.add(tie.target)
                yield from self._comments(tie.target)
            elif tie.kind == "drawing":
                self.others.taken.add(tie.target)
                yield from self._drawing(tie.target)

    def _comments(self, member: str) -> Iterator[Block]:
        for element in self.package.tree(member).iter():
            if local(element) == "author" and (element.text or "").strip():
                yield property_block(member, "author", element.text, "author of a comment")
            elif local(element) in {"comment", "threadedComment"}:
                pieces = (part.text or "" for part in element.iter() if local(part) in {"t", "text"})
                text = clean("".join(pieces).strip())
                anchor = Anchor(member, attribute(element, "ref"), 0, len(text))
                yield Block(BlockKind.COMMENT, text, "", anchor, shown=False, hidden_because="comment")

    def _drawing(self, member: str) -> Iterator[Block]:
        for element in self.package.tree(member).iter():
            name = local(element)
            if name == "p":
                text = clean("".join(part.text or "" for part in element.iter() if local(part) == "t").strip())
                if text:
                    yield Block(BlockKind.TEXT_BOX, text, "", Anchor(member, "p", 0, len(text)))
            elif name == "cNvPr":
                for key in ("descr", "title"):
                    text = clean((attribute(element, key) or "").strip())
                    if text:
                        yield Block(BlockKind.ALT_TEXT, text, "", Anchor(member, key, 0, len(text)))
                yield from (property_block(member, "name", text, "name of a shape") for text in words_of(element) if " " in text)
            elif name == "pic":
                self.pictures += 1
                yield Block(BlockKind.PICTURE, "", "", Anchor(member))
            elif name == "fld":
                yield from (property_block(member, "field", text, "field") for text in words_of(element))

    def _workbook_words(self, root: Any) -> Iterator[tuple[str, str]]:
        for child in root:
            name = local(child)
            if name not in {"sheets", "bookViews", "calcPr", "fileVersion", ""}:
                yield from ((name, text) for text in words_of(child))
            elif not name and (child.text or "").strip():
                yield "XML comment", child.text

    def _style_names(self, member: str, styles: Any | None) -> Iterator[Block]:
        for element in styles.iter() if styles is not None else ():
            if local(element) in {"cellStyle", "tableStyle"} and attribute(element, "builtinId") is None:
                yield property_block(member, "style", attribute(element, "name") or "", "style name")
            elif local(element) == "numFmt" and '"' in (attribute(element, "formatCode") or ""):
                yield property_block(member, "numFmt", attribute(element, "formatCode") or "", "number format")
