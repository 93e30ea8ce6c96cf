"""Reads text that is stored backwards and shown forwards a second time, as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from service.documents.part_reading import PartReading
from service.domain.document import Anchor, Block, BlockKind, Warned

REVERSED = "reversed-text"
#: From a right-to-left override to its end: what stands between is drawn backwards.
_OVERRIDDEN = re.compile("\u202e([^\u202c\u202d\u202e\n]+)")
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]{2}")


def reversed_reading(text: str, anchor: Anchor) -> Block:
    """Return the never-shown block of a text read backwards."""
    said = " ".join(text[::-1].split())
    return Block(BlockKind.HIDDEN, said, "", anchor, shown=False, hidden_because=REVERSED)


def with_reversed_text(reading: PartReading) -> PartReading:
    """Return the reading with what override characters turn round, and a warning where anything is turned round."""
    blocks = [*reading.blocks, *(found for block in reading.blocks for found in _overridden(block))]
    turned = any(block.hidden_because == REVERSED for block in blocks)
    warnings = (*reading.warnings, Warned(REVERSED)) if turned else reading.warnings
    return replace(reading, blocks=tuple(blocks), warnings=warnings)


def _overridden(block: Block) -> Iterator[Block]:
    for match in _OVERRIDDEN.finditer(block.text):
        if _LETTERS.search(match.group(1)):
            yield reversed_reading(match.group(1), block.anchor)
