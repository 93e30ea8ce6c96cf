"""What a Word package carries beside its parts: members nothing leads to, a zip comment, bytes before or after the zip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.names import local
from service.documents.formats.docx.package import Package
from service.documents.part_reading import CannotRead
from service.domain.document import Block, Unread, Warned

ORPHAN = "orphan-part"
TRAILING = "trailing-bytes"
_LONGEST = 100_000
_READABLE = 0.9
#: Read by their place in the package, led to or not.
_READ_ANYWAY = (
    "docProps/",
    "customXml/",
    "/charts/",
    "/diagrams/",
    "/embeddings/",
    "/glossary/",
    "vbaProject",
    "/people.xml",
    "/settings.xml",
)


def orphans(package: Package) -> tuple[str, ...]:
    """Return the members that no relationship leads to."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for tie in package.relationships(waiting.pop()).values():
            if not tie.external and tie.target not in reached and package.has(tie.target):
                reached.add(tie.target)
                waiting.append(tie.target)
    shape = {"[Content_Types].xml"}
    return tuple(name for name in package.names if name not in reached | shape and not name.endswith((".rels", "/")))


def leftovers(package: Package, main: str, taken: frozenset[str] = frozenset()) -> tuple[list[Block], list[Unread], list[Warned]]:
    """Return the words of such members and bytes, not shown; what has none is said to be unread."""
    blocks: list[Block] = []
    unread: list[Unread] = []
    lost = tuple(name for name in orphans(package) if name not in taken and name != main)
    for name in lost:
        if not any(place in name for place in _READ_ANYWAY):
            found = list(_words(package, name))
            blocks.extend(property_block(name, ORPHAN, text, ORPHAN) for text in found)
            unread.extend([] if found else [Unread("", None, ORPHAN)])
    stray = [text for text in map(_text, package.stray) if text]
    blocks.extend(property_block("", TRAILING, text, TRAILING) for text in stray)
    unread.extend([Unread("", None, TRAILING)] if len(stray) < len(package.stray) else [])
    warnings = ([Warned(ORPHAN)] if lost else []) + ([Warned(TRAILING)] if package.stray else [])
    return blocks, list(dict.fromkeys(unread)), warnings


def _words(package: Package, name: str) -> Iterator[str]:
    try:
        root = package.tree(name)
    except CannotRead:
        text = _text(package.content(name)[: _LONGEST + 1])
        yield from (text,) if text else ()
        return
    paragraphs = [element for element in root.iter() if local(element) == "p"] or [root]
    yield from (text for text in map(_said, paragraphs) if text)


def _said(element: Any) -> str:
    """Return a paragraph's words, runs joined without a gap as a reader would see them; of other XML, all its texts."""
    if local(element) == "p":
        return "".join(piece.text or "" for piece in element.iter() if local(piece) in {"t", "delText"}).strip()
    return " ".join(" ".join(text.split()) for text in element.itertext() if text.strip())[:_LONGEST]


def _text(content: bytes) -> str:
    """Return bytes as text where they are one, "" where they are not or are too many."""
    if len(content) > _LONGEST:
        return ""
    text = content.decode("utf-8", "replace").strip("\x00 \r\n\t")
    readable = sum(character.isprintable() or character in "\r\n\t" for character in text if character != "\ufffd")
    return text if text and readable >= _READABLE * len(text) else ""
