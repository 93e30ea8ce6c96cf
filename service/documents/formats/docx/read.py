"""Reads Word files (.docx): every story and everything that travels with it unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from service.documents.formats.docx.extras import data_parts, document_properties, people, property_block, settings, title_of
from service.documents.formats.docx.leftovers import leftovers
from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.package import Package, Relationship, open_package
from service.documents.formats.docx.story import Story
from service.documents.formats.docx.styles import Styles, read_styles
from service.documents.formats.office.macros import macros
from service.documents.letter_ends import with_letter_end
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source
from service.domain.document import Block, BlockKind, Unread, Warned

_NOT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return headers, body, footers, notes, comments, then what no reader sees. Anchors: zip member and paragraph (`p[12]`)."""
    package = open_package(untrusted_content, source.limits)
    reading = _Reading(package, _main_member(package))
    blocks = tuple(reading.blocks())
    warnings = [Warned("macros")] if any(name.lower().endswith("vbaproject.bin") for name in package.names) else []
    attachments = tuple(reading.attachments())
    left, unread, warned = leftovers(package, reading.main, frozenset(reading.chunks))
    sources, closed = macros(package)
    return PartReading(
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        blocks=(*blocks, *left, *sources),
        attachments=attachments,
        unread=(*(Unread("", None, "picture") for _ in sorted(reading.pictures)), *unread, *closed),
        warnings=(*warnings, *warned),
        properties=title_of(package),
    )


def _main_member(package: Package) -> str:
    ties = package.relationships("").values()
    main = next((tie.target for tie in ties if tie.kind == "officeDocument"), "word/document.xml")
    if not package.has(main):
        raise CannotRead("broken")
    return main


@dataclass(slots=True)
class _Reading:
    package: Package
    main: str
    styles: Styles = field(default_factory=Styles)
    ties: dict[str, Relationship] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    chunks: list[str] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks of the file in order."""
        self.ties = self.package.relationships(self.main)
        self.styles = read_styles(self._optional("styles"), self._optional("numbering"))
        root = self.package.tree(self.main)
        self._label_notes(root)
        yield from self._edges("header", BlockKind.HEADER)
        body = next((child for child in root if local(child) == "body"), root)
        story = self._story(self.main, root)
        yield from with_letter_end(tuple(story.read(body)))
        self._took(story)
        yield from self._edges("footer", BlockKind.FOOTER)
        for kind in ("footnote", "endnote"):
            yield from self._notes(kind)
        yield from self._comments()
        yield from data_parts(self.package)
        yield from self._glossary()
        yield from document_properties(self.package)
        yield from settings(self.package, self.main, self.styles)
        yield from people(self.package, self.main)
        yield from (property_block(self.main, "author", name, "author of a change") for name in sorted(self.authors))

    def _optional(self, kind: str) -> Any:
        tie = next((tie for tie in self.ties.values() if tie.kind == kind and not tie.external), None)
        return self.package.tree(tie.target) if tie and self.package.has(tie.target) else None

    def _story(
        self, member: str, root: Any, kind: BlockKind = BlockKind.PARAGRAPH, note: str | None = None, *, shown: bool = True
    ) -> Story:
        return Story(member, root, self.styles, self.package.relationships(member), self._label, kind, note, shown)

    def _took(self, story: Story) -> None:
        self.pictures.update(story.pictures)
        self.authors.update(story.authors)
        self.chunks.extend(tie.target for chunk in story.chunks if (tie := story.relationships.get(chunk)))

    def _label(self, kind: str, note: str) -> str:
        return self.labels.get((kind, note), note)

    def _label_notes(self, root: Any) -> None:
        """Number the notes as a reader sees them: in order of their references."""
        counts = {"footnote": 0, "endnote": 0}
        for element in root.iter():
            kind = local(element).removesuffix("Reference")
            key = (kind, attribute(element, "id") or "")
            if kind in counts and local(element).endswith("Reference") and key not in self.labels:
                counts[kind] += 1
                self.labels[key] = str(counts[kind]) if kind == "footnote" else f"e{counts[kind]}"

    def _edges(self, name: str, kind: BlockKind) -> Iterator[Block]:
        """Headers or footers, one with the same text as another only once."""
        seen: set[tuple[str, ...]] = set()
        for member in dict.fromkeys(tie.target for tie in self.ties.values() if tie.kind == name and not tie.external):
            if self.package.has(member):
                root = self.package.tree(member)
                story = self._story(member, root, kind)
                blocks = tuple(story.read(root))
                said = tuple(block.text for block in blocks)
                self._took(story)
                if said not in seen:
                    yield from blocks
                seen.add(said)

    def _notes(self, kind: str) -> Iterator[Block]:
        for tie in [tie for tie in self.ties.values() if tie.kind == f"{kind}s" and self.package.has(tie.target)]:
            root = self.package.tree(tie.target)
            for element in root:
                if local(element) == kind and attribute(element, "type") not in _NOT_NOTES:
                    label = self._label(kind, attribute(element, "id") or "")
                    story = self._story(tie.target, root, BlockKind.FOOTNOTE, label)
                    yield from story.read(element)
                    self._took(story)

    def _comments(self) -> Iterator[Block]:
        for tie in [tie for tie in self.ties.values() if tie.kind == "comments" and self.package.has(tie.target)]:
            root = self.package.tree(tie.target)
            for element in root:
                if local(element) == "comment":
                    author = attribute(element, "author")
                    if author:
                        yield property_block(tie.target, f"comment[{attribute(element, 'id')}]", author, "author of a comment")
                    story = self._story(tie.target, root, BlockKind.COMMENT, shown=False)
                    yield from story.read(element)
                    self._took(story)

    def _glossary(self) -> Iterator[Block]:
        member = f"{self.main.rpartition('/')[0]}/glossary/document.xml"
        if self.package.has(member):
            root = self.package.tree(member)
            for body in [element for element in root.iter() if local(element) == "docPartBody"]:
                yield from self._story(member, root, BlockKind.HIDDEN, shown=False).read(body)

    def attachments(self) -> Iterator[Attachment]:
        """Yield embedded files and chunks of other documents."""
        for member in self.package.names:
            if "/embeddings/" in member or member in self.chunks:
                yield Attachment(member.rpartition("/")[2], "application/octet-stream", self.package.content(member))
