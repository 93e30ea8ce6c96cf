"""Reads OpenDocument texts (.odt): every story and everything that travels with it unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.names import local
from service.documents.formats.docx.package import Package
from service.documents.formats.odt.package import CONTENT, SETTINGS, STYLES, TAKEN, meta_values, open_odf, properties_of, setting_values
from service.documents.formats.odt.story import OdfStory
from service.documents.formats.odt.styles import OdfStyles
from service.documents.formats.office.other_parts import OtherParts, words_of
from service.documents.letter_ends import with_letter_end
from service.documents.part_reading import PartReading, Source
from service.domain.document import Block, BlockKind, Unread

_HEADERS = ("header", "header-first", "header-left")
_FOOTERS = ("footer", "footer-first", "footer-left")


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return headers, body, footers, then what no reader sees. Anchors: zip member and paragraph (`p[12]`), code points of its text."""
    package = open_odf(untrusted_content, source.limits)
    root = package.tree(CONTENT)
    styles = styles_of(package, root)
    others = OtherParts(package, set(TAKEN))
    story = OdfStory(CONTENT, styles)
    body = next((child for element in root if local(element) == "body" for child in element), root)
    found = list(story.read(body))
    flow = [block for block in found if block.kind is not BlockKind.FOOTNOTE]
    notes = [block for block in found if block.kind is BlockKind.FOOTNOTE]
    headers = tuple(edges(package, styles, _HEADERS, BlockKind.HEADER))
    footers = tuple(edges(package, styles, _FOOTERS, BlockKind.FOOTER))
    unseen = (*outside_body(package, root, styles), *others.blocks())
    return PartReading(
        media_type="application/vnd.oasis.opendocument.text",
        blocks=(*headers, *with_letter_end(tuple(flow)), *footers, *notes, *unseen),
        attachments=tuple(others.attachments),
        unread=tuple(dict.fromkeys((*others.unread, *([Unread("", None, "picture")] if story.pictures else [])))),
        warnings=tuple(dict.fromkeys(others.warnings)),
        properties=properties_of(package),
    )


def styles_of(package: Package, root: Any) -> OdfStyles:
    """Return the styles of the content and, below them, the named ones."""
    styles = OdfStyles()
    styles.read(root)
    if package.has(STYLES):
        styles.read(package.tree(STYLES))
    return styles


def edges(package: Package, styles: OdfStyles, names: tuple[str, ...], kind: BlockKind) -> Iterator[Block]:
    """Yield running headers or footers of the page styles, each different one once."""
    seen: set[tuple[str, ...]] = set()
    for element in package.tree(STYLES).iter() if package.has(STYLES) else ():
        if local(element) in names:
            blocks = tuple(OdfStory(STYLES, styles, kind).read(element))
            said = tuple(block.text for block in blocks)
            if said not in seen:
                yield from blocks
            seen.add(said)


def outside_body(package: Package, root: Any, styles: OdfStyles) -> Iterator[Block]:
    """Yield properties, settings, names of own styles, scripts and anything else beside the body."""
    yield from (property_block("meta.xml", name, f"{name}: {text}") for name, text in meta_values(package))
    yield from (property_block(SETTINGS, name, text, "setting") for name, text in setting_values(package))
    yield from (property_block(STYLES, "style", name, "style name") for name in dict.fromkeys(styles.names))
    for member in (CONTENT, STYLES):
        tree = root if member == CONTENT else package.tree(STYLES) if package.has(STYLES) else ()
        for element in tree:
            name = local(element)
            if name not in {"body", "automatic-styles", "styles", "font-face-decls", "master-styles", ""}:
                yield from (property_block(member, name, text, name) for text in words_of(element))
        yield from _comments(member, tree)


def _comments(member: str, tree: Any) -> Iterator[Block]:
    """Comments of the XML itself are seen by no reader of the file."""
    for element in tree.iter() if len(tree) else ():
        if not isinstance(element.tag, str) and (element.text or "").strip():
            yield property_block(member, "comment", element.text, "XML comment")
