"""The one order and wording every writer shares: headings of parts, notes at the end, what was withheld.

A writer only draws these blocks; so all formats show the same text and `Rendition.text` is that text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from service.domain.document import Anchor, Block, BlockKind, Document, Inline, InlineKind, Part, PartStatus, Span

DRAFT_HEADING = "Unreviewed draft"
NOTES_HEADING = "Notes"
WITHHELD = {PartStatus.HELD: "withheld: not read", PartStatus.UNREADABLE: "withheld: could not be read"}
DEEPEST_HEADING = 6
DEEPEST_LIST = 6


def arranged(document: Document, *, draft: bool) -> Document:
    """Return a redacted document with every generated line in place, notes gathered per part, levels without gaps."""
    blocks: list[Block] = [_heading("", DRAFT_HEADING, 1)] if draft else []
    number = 0
    for part in document.parts:
        own = [block for block in document.blocks if block.part == part.id]
        if part.parent is not None:
            number += 1
            blocks.extend(_opening(part, number))
        blocks.extend(_part_blocks(own))
    known = {part.id for part in document.parts}
    blocks.extend(_part_blocks([block for block in document.blocks if block.part not in known]))
    return document.with_blocks(tuple(_without_gaps(blocks)))


def shown_text(document: Document) -> str:
    """Return all that a reader sees of a redacted document, without a draft heading."""
    return arranged(document, draft=False).text


def _opening(part: Part, number: int) -> Iterable[Block]:
    yield _heading(part.id, f"Attachment {number}", 1)
    if part.status != PartStatus.READ:
        yield _line(part.id, f"[attachment {number} {WITHHELD[part.status]}]")


def _part_blocks(blocks: list[Block]) -> list[Block]:
    """Put running headers first, footers and notes last, each different text once."""
    headers = _once(block for block in blocks if block.kind == BlockKind.HEADER)
    footers = _once(block for block in blocks if block.kind == BlockKind.FOOTER)
    notes = [block for block in blocks if block.kind == BlockKind.FOOTNOTE]
    apart = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FOOTNOTE}
    flow = [_with_references(block) for block in blocks if block.kind not in apart]
    part = blocks[0].part if blocks else ""
    heading = [_heading(part, NOTES_HEADING, 2)] if notes else []
    return [*headers, *flow, *heading, *(_labelled(note, index) for index, note in enumerate(notes, 1)), *footers]


def _once(blocks: Iterable[Block]) -> list[Block]:
    return list({block.text: block for block in reversed(list(blocks)) if block.text.strip()}.values())[::-1]


def _with_references(block: Block) -> Block:
    """Write out references to notes that carry no text of their own."""
    for inline in sorted(block.inlines, key=lambda inline: -inline.span.start):
        if inline.kind == InlineKind.NOTE_REFERENCE and not len(inline.span):
            block = _with_inserted(block, inline, f"[{inline.value or '*'}]")
    return block


def _with_inserted(block: Block, reference: Inline, label: str) -> Block:
    at = reference.span.start

    def shifted(inline: Inline) -> Inline:
        if inline is reference:
            return replace(inline, span=Span(at, at + len(label)))
        start = inline.span.start + (len(label) if inline.span.start >= at else 0)
        end = inline.span.end + (len(label) if inline.span.end > at else 0)
        return replace(inline, span=Span(start, max(start, end)))

    return replace(block, text=block.text[:at] + label + block.text[at:], inlines=tuple(map(shifted, block.inlines)))


def _labelled(note: Block, index: int) -> Block:
    label = f"[{note.note or index}] "
    if note.text.startswith((label, f"{note.note or index} ", f"{note.note or index}.")):
        return note
    moved = tuple(replace(inline, span=inline.span.moved(len(label))) for inline in note.inlines)
    return replace(note, text=label + note.text, inlines=moved)


def _heading(part: str, text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, part, Anchor(part), level=level)


def _line(part: str, text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, part, Anchor(part))


def _without_gaps(blocks: Iterable[Block]) -> Iterable[Block]:
    """Give headings and list items levels that never jump: a tagged document may not skip one."""
    heading = item = 0
    for block in blocks:
        if block.kind == BlockKind.HEADING and block.cell is None:
            heading = min(max(1, block.level), heading + 1, DEEPEST_HEADING)
            yield replace(block, level=heading)
        elif block.kind == BlockKind.LIST_ITEM:
            item = min(max(1, block.level), item + 1, DEEPEST_LIST)
            yield replace(block, level=item)
            continue
        else:
            yield block
        item = 0
