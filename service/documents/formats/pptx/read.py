"""Reads PowerPoint presentations (.pptx, .pptm): slides in order, then notes, comments, hidden slides, masters and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.documents.formats.docx.extras import data_parts, document_properties, property_block, title_of
from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.package import Package, open_package
from service.documents.formats.office.other_parts import OtherParts, words_of
from service.documents.formats.pptx.shapes import Slide
from service.documents.part_reading import CannotRead, PartReading, Source, clean
from service.domain.document import Anchor, Block, BlockKind, Unread

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
NOTES = "speaker notes"
HIDDEN_SLIDE = "hidden slide"
#: Read by heart (charts, diagrams' data), or colours and layouts that a program fills by itself.
_SHAPE_ONLY = ("/theme/", "/charts/chart", "/diagrams/data", "/diagrams/colors", "/diagrams/layout", "/diagrams/quickStyle")


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return slides in order, then what an audience never sees. Anchors: zip member and paragraph (`p[3]`), code points of its text."""
    package = open_package(untrusted_content, source.limits)
    ties = package.relationships("").values()
    main = next((tie.target for tie in ties if tie.kind == "officeDocument"), "ppt/presentation.xml")
    if not package.has(main):
        raise CannotRead("broken")
    reading = _Reading(package, main, OtherParts(package, {main}))
    blocks = tuple(reading.blocks())
    pictures = [Unread("", None, "picture")] if reading.pictures else []
    return PartReading(
        media_type=MEDIA_TYPE,
        blocks=blocks,
        attachments=tuple(reading.others.attachments),
        unread=tuple(dict.fromkeys((*reading.others.unread, *pictures))),
        warnings=tuple(dict.fromkeys(reading.others.warnings)),
        properties=title_of(package),
    )


@dataclass(slots=True)
class _Reading:
    package: Package
    main: str
    others: OtherParts
    pictures: int = 0

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks of the file in order."""
        root = self.package.tree(self.main)
        ties = self.package.relationships(self.main)
        slides: list[str] = []
        for element in (part for child in root if local(child) == "sldIdLst" for part in child):
            key = next((str(value) for name, value in element.attrib.items() if name.endswith("}id")), "")
            tie = ties.get(key)
            if tie is not None and self.package.has(tie.target):
                slides.append(tie.target)
        for slide in dict.fromkeys(slides):
            yield from self._slide(slide)
        yield from data_parts(self.package)
        for slide in dict.fromkeys(slides):
            yield from self._beside(slide)
        for child in root:
            if local(child) not in {"sldIdLst", "sldMasterIdLst", "notesMasterIdLst", "sldSz", "notesSz", "defaultTextStyle", ""}:
                yield from (property_block(self.main, local(child), text, local(child)) for text in words_of(child))
        yield from self._unshown()
        yield from document_properties(self.package)
        taken = self.others.taken
        taken.update(name for name in self.package.names if name.startswith("docProps/") and name.endswith(".xml"))
        taken.update(name for name in self.package.names if any(place in name for place in _SHAPE_ONLY))
        taken.update(name for name in self.package.names if "customXml/item" in name or name.endswith("tableStyles.xml"))
        yield from self.others.blocks()

    def _slide(self, member: str) -> Iterator[Block]:
        self.others.taken.add(member)
        root = self.package.tree(member)
        hidden = HIDDEN_SLIDE if attribute(root, "show") in {"0", "false"} else None
        yield from self._shapes(member, hidden)
        for child in root:
            if local(child) not in {"cSld", "clrMapOvr", ""}:
                yield from (property_block(member, local(child), text, local(child)) for text in words_of(child))
            elif not local(child) and (child.text or "").strip():
                yield property_block(member, "comment", child.text, "XML comment")

    def _shapes(self, member: str, hidden: str | None) -> Iterator[Block]:
        slide = Slide(member, self.package.relationships(member), hidden)
        root = self.package.tree(member)
        yield from slide.read(root)
        self.pictures += slide.pictures
        for element in root.iter():
            if local(element) == "cSld" and attribute(element, "name"):
                yield property_block(member, "name", attribute(element, "name") or "", "name of a slide")

    def _beside(self, slide: str) -> Iterator[Block]:
        """Notes and comments of a slide."""
        for tie in self.package.relationships(slide).values():
            if tie.external or tie.target in self.others.taken or not self.package.has(tie.target):
                continue
            if tie.kind == "notesSlide":
                self.others.taken.add(tie.target)
                yield from (replace(block, shown=False) for block in self._shapes(tie.target, NOTES))
            elif tie.kind.startswith("comments"):
                self.others.taken.add(tie.target)
                for number, element in enumerate(self.package.tree(tie.target).iter(), 1):
                    text = clean(" ".join((element.text or "").split())) if local(element) in {"text", "t"} else ""
                    if text:
                        anchor = Anchor(tie.target, f"text[{number}]", 0, len(text))
                        yield Block(BlockKind.COMMENT, text, "", anchor, shown=False, hidden_because="comment")

    def _unshown(self) -> Iterator[Block]:
        """Masters, layouts and slides that the presentation does not name: their own text, none of it shown."""
        for member in self.package.names:
            place = member.partition("ppt/")[2]
            if member in self.others.taken or not member.endswith(".xml"):
                continue
            if place.startswith(("slideMasters/", "slideLayouts/", "notesMasters/", "handoutMasters/", "slides/", "notesSlides/")):
                self.others.taken.add(member)
                for block in self._shapes(member, place.partition("/")[0]):
                    if not _is_prompt(block.text):
                        yield block


def _is_prompt(text: str) -> bool:
    """Layouts say "Click to edit Master title style" and the like by themselves."""
    return text.startswith("Click ") or text in {"Second level", "Third level", "Fourth level", "Fifth level", "‹#›", "<number>"}
