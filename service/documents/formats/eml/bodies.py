"""A message's text body as labelled blocks: newest reply, quoted thread, signature, disclaimer. Nothing is dropped."""

from __future__ import annotations

import re
from dataclasses import replace

from service.documents.formats.eml.thread import Zone, zones
from service.documents.formats.html.read import read_page
from service.documents.formats.txt.read import check_size
from service.documents.letter_ends import looks_like_disclaimer
from service.documents.paragraphs import paragraphs, unix_lines
from service.documents.part_reading import Source, clean
from service.domain.document import Anchor, Block, BlockKind, Span

_RELABELLED = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_CELL, BlockKind.HEADING, BlockKind.PREFORMATTED}
)
_SIGNS = re.compile(r"^[ \t]{0,4}>[> \t]{0,200}", re.MULTILINE)
#: Lines of a signature are shorter than this, those of a disclaimer longer.
_CARD = 60
_RUNS = re.compile(" {2,}")
_ZONE_KIND = {Zone.QUOTED: BlockKind.QUOTED, Zone.SIGNATURE: BlockKind.SIGNATURE}


def body_blocks(text: str, media_type: str, section: str, source: Source, *, hidden: str | None = None) -> list[Block]:
    """Return the blocks of one body, each with its label; anchors name the MIME section."""
    if media_type == "text/html":
        return _labelled(list(read_page(text, source, section)[0]))
    text = clean(unix_lines(text))
    check_size(text, source)
    blocks: list[Block] = []
    for start, end, zone in zones(text):
        unsigned = _without_signs(text[start:end]) if zone is Zone.QUOTED else text[start:end]
        for paragraph in paragraphs(unsigned):
            anchor = Anchor(section, None, start + paragraph.start, start + paragraph.end)
            own_lines = unsigned[paragraph.start : paragraph.end] if zone is Zone.SIGNATURE else paragraph.text
            words = _RUNS.sub(" ", own_lines) if zone is Zone.QUOTED else own_lines
            blocks.append(Block(_ZONE_KIND.get(zone, BlockKind.PARAGRAPH), words, "", anchor))
    if hidden is not None:
        return [replace(block, shown=False, hidden_because=hidden) for block in blocks]
    return _with_disclaimers(blocks)


def _without_signs(text: str) -> str:
    """Quote signs become blanks, one for one, so that a name broken over two quoted lines is one name."""
    return _SIGNS.sub(lambda match: " " * len(match.group()), text)


def _labelled(blocks: list[Block]) -> list[Block]:
    """Label the blocks of a web page body by the same signs as plain text, block by block."""
    shown = [index for index, block in enumerate(blocks) if block.shown]
    lines = "\n".join(blocks[index].text for index in shown)
    kinds: list[Zone] = []
    marks = list(zones(lines))
    at = 0
    for index in shown:
        zone = next((mark[2] for mark in marks if mark[0] <= at < max(mark[1], mark[0] + 1)), Zone.REPLY)
        kinds.append(zone)
        at += len(blocks[index].text) + 1
    result = list(blocks)
    for index, zone in zip(shown, kinds, strict=True):
        block = blocks[index]
        quoted_by_page = block.kind is BlockKind.QUOTE
        if quoted_by_page:
            result[index] = replace(block, kind=BlockKind.QUOTED)
        elif zone in _ZONE_KIND and block.kind in _RELABELLED:
            result[index] = replace(block, kind=_ZONE_KIND[zone])
    return _with_disclaimers(result)


def _with_disclaimers(blocks: list[Block]) -> list[Block]:
    """Label automatic disclaimers; one in a quoted message stays QUOTED, for it is the quoted sender's."""
    result: list[Block] = []
    for block in blocks:
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.SIGNATURE} or not looks_like_disclaimer(block.text):
            result.append(block)
            continue
        at = _end_of_card(block.text)
        if at:
            result.append(replace(_cut(block, 0, at - 1), kind=BlockKind.SIGNATURE))
        result.append(replace(_cut(block, at, len(block.text)), kind=BlockKind.DISCLAIMER))
    return result


def _end_of_card(text: str) -> int:
    """Return where a disclaimer begins below the short lines of a signature, 0 if it is all disclaimer."""
    at = 0
    for number, line in enumerate(text.split("\n")):
        if len(line) >= _CARD:
            return at if number > 1 and looks_like_disclaimer(text[at:]) and not looks_like_disclaimer(text[:at]) else 0
        at += len(line) + 1
    return 0


def _cut(block: Block, start: int, end: int) -> Block:
    """Return a block of part of a block's text, its inlines and anchor moved along."""
    inlines = tuple(
        replace(inline, span=Span(max(inline.span.start, start) - start, min(inline.span.end, end) - start))
        for inline in block.inlines
        if inline.span.start < end and inline.span.end > start
    )
    first = block.anchor.start or 0
    return replace(block, text=block.text[start:end], inlines=inlines, anchor=replace(block.anchor, start=first + start, end=first + end))
