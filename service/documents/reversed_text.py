"""Turns round text that is stored backwards and drawn forwards, so that everything after reads what a reader sees.

An override character (or markup that means the same, which readers write as one) turns round what stands after it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from service.documents.part_reading import PartReading
from service.domain.document import Block, Inline, Span, Warned

REVERSED = "reversed-text"
#: A right-to-left override, and what ends it; without an end it holds for the line.
OVERRIDE, POP = "\u202e", "\u202c"
_OVERRIDDEN = re.compile("\u202e(?:([^\u202c\u202d\u202e]+)\u202c|([^\u202c\u202d\u202e\n]+))")
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]{2}")
#: Stands where the override stood, so that no place moves; it is never seen.
_NOTHING = "\u200e"


def overridden(text: str) -> str:
    """Return a text as if an override character turned it round."""
    return f"{OVERRIDE}{text}{POP}"


def with_reversed_text(reading: PartReading) -> PartReading:
    """Return the reading with overridden text turned round in its place, and a warning where there is any."""
    blocks = tuple(_turned(block) if OVERRIDE in block.text else block for block in reading.blocks)
    if blocks == reading.blocks:
        return reading
    return replace(reading, blocks=blocks, warnings=(*reading.warnings, Warned(REVERSED)))


def _turned(block: Block) -> Block:
    runs = [Span(*match.span(match.lastindex or 0)) for match in _OVERRIDDEN.finditer(block.text)]
    runs = [run for run in runs if _LETTERS.search(block.text, run.start, run.end)]
    text = block.text
    for run in runs:
        lines = text[run.start : run.end].split("\n")
        end = run.end + (text[run.end : run.end + 1] == POP)
        text = "".join((text[: run.start - 1], _NOTHING, "\n".join(line[::-1] for line in lines), _NOTHING * (end - run.end), text[end:]))
    return replace(block, text=text, inlines=tuple(_mirrored(inline, runs) for inline in block.inlines))


def _mirrored(inline: Inline, runs: list[Span]) -> Inline:
    run = next((run for run in runs if run.covers(inline.span)), None)
    if run is None:
        return inline
    return replace(inline, span=Span(run.start + run.end - inline.span.end, run.start + run.end - inline.span.start))
