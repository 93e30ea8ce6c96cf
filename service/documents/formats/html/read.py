"""Reads web pages: what shows in order, and apart from it everything a page carries unseen. Fetches nothing."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from service.documents.decoding import decode
from service.documents.formats.html.guard import check, declared_encoding
from service.documents.formats.html.stylesheets import away_in
from service.documents.formats.html.walk import Page
from service.documents.paragraphs import unix_lines
from service.documents.part_reading import PartReading, Source, clean
from service.domain.document import Block, Warned

_MOST_SHEETS = 50


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the page's blocks; anchors are element paths (`body/div[2]/p[1]`) and code points of the block's own text."""
    text, known = decode(untrusted_content, declared_encoding(untrusted_content))
    blocks, title = read_page(text, source)
    warnings = () if known else (Warned("guessed-encoding"),)
    return PartReading("text/html", blocks, warnings=warnings, properties=(("title", title),) if title else ())


def read_page(text: str, source: Source, part: str = "") -> tuple[tuple[Block, ...], str]:
    """Return the blocks and the title of a page's source text; `part` is what anchors name as their part."""
    safe = clean(unix_lines(text))
    check(safe, source.limits)
    tree = LexborHTMLParser(safe)
    page = Page(part, source.limits, away=away_in(style.text() or "" for style in tree.css("style")[:_MOST_SHEETS]))
    root = tree.root
    while root is not None and root.prev is not None:
        root = root.prev
    while root is not None:
        page.read(root)
        root = root.next
    return tuple(page.blocks), page.title
