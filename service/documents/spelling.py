"""Characters a written file may hold: nothing unseen, and nothing a font cannot draw; what cannot be drawn is spelt out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from service.domain.document import Block, Document, Span

#: Joiners and direction marks that scripts need; every other unseen character goes (overrides, soft hyphens, controls).
NEEDED = frozenset("\n\t\u200c\u200d\u200e\u200f")
UNSEEN = frozenset({"Cc", "Cf", "Cs"})
#: Where symbol fonts keep their bullets and arrows: a picture of a dot is no text.
SYMBOL_FONT = range(0xF000, 0xF100)


def printable(character: str) -> str:
    """Return the character, nothing if it is never seen, or its code point in brackets if no meaning is assigned to it."""
    if character in NEEDED:
        return character
    category = unicodedata.category(character)
    if category in UNSEEN or ord(character) in SYMBOL_FONT:
        return " " if character in "\r\v\f\x85" else ""
    return spelt(character) if category in {"Co", "Cn"} else character


def spelt(character: str) -> str:
    """Return a character's code point in brackets, so that no text is dropped."""
    return f"[U+{ord(character):04X}]"


def with_characters(document: Document, spell: Callable[[str], str]) -> Document:
    """Return the document with each character as `spell` writes it; inlines move along."""
    return document.with_blocks(tuple(_spelt_block(block, spell) for block in document.blocks))


def _spelt_block(block: Block, spell: Callable[[str], str]) -> Block:
    pieces = [spell(character) for character in block.text]
    text = "".join(pieces)
    if text == block.text:
        return block
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    last = len(pieces)
    inlines = tuple(
        replace(inline, span=Span(places[min(inline.span.start, last)], places[min(inline.span.end, last)])) for inline in block.inlines
    )
    return replace(block, text=text, inlines=inlines)
