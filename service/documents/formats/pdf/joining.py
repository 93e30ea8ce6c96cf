"""Paragraphs that a page break cut in two are put together again, so that a name over the break is one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.documents.formats.pdf.hyphens import joint
from service.domain.document import Block, BlockKind, Inline, Span, WordPlace

_ENDED = (".", "!", "?", ":", ";", "…", "”", '"')
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LONG = 60


def joined_over_pages(blocks: Sequence[Block], words: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """Join a page's (or column's) last paragraph with the next one's first where the sentence runs on; its anchor keeps the first place."""
    result: list[Block] = []
    open_at: int | None = None
    for block in blocks:
        if block.kind in _PROSE and block.shown:
            before = result[open_at] if open_at is not None else None
            if before is not None and open_at is not None and _runs_on(before, block):
                result[open_at] = _joined(before, block, words)
                continue
            open_at = len(result)
        elif block.kind in {BlockKind.HEADING, BlockKind.TABLE_CELL}:
            open_at = None
        result.append(block)
    return tuple(result)


def _runs_on(before: Block, block: Block) -> bool:
    if block.kind is BlockKind.LIST_ITEM or not (_on_next_page(before, block) or _in_next_column(before, block)):
        return False
    said = before.text.rstrip()
    cut = said.endswith(("-", "\u2010", "\u00ad")) and said[-2:-1].isalpha()
    return (len(said) > _LONG or cut) and not said.endswith(_ENDED) and len(block.text) > 1


def _on_next_page(before: Block, block: Block) -> bool:
    last, page = before.anchor.page, block.anchor.page
    if before.anchor.path:
        last = int(before.anchor.path.rpartition(" ")[2])
    return last is not None and page is not None and page == last + 1


def _in_next_column(before: Block, block: Block) -> bool:
    """A paragraph that stands to the right of the one before, and begins above its end."""
    one, other = before.anchor.box, block.anchor.box
    if one is None or other is None or before.anchor.page != block.anchor.page or before.anchor.path:
        return False
    return other[0] >= one[2] and other[3] > one[1] + 1 and not block.text[:1].isupper()


def _joined(before: Block, block: Block, words: frozenset[str]) -> Block:
    off, between = joint(before.text, block.text, words)
    kept = before.text[: len(before.text) - off]
    shift = len(kept) + len(between)
    ends = (Inline(i.kind, Span(min(i.span.start, len(kept)), min(i.span.end, len(kept))), i.value) for i in before.inlines)
    inlines = (*ends, *(Inline(i.kind, i.span.moved(shift), i.value) for i in block.inlines))
    path = before.anchor.path if before.anchor.page == block.anchor.page else f"continues on page {block.anchor.page}"
    places = before.anchor.words
    if before.anchor.page == block.anchor.page:
        places += tuple(WordPlace(word.start + shift, word.box) for word in block.anchor.words)
    elif places:
        places += (WordPlace(shift, before.anchor.box or places[-1].box),)  # what follows lies on another page
    return replace(before, text=f"{kept}{between}{block.text}", anchor=replace(before.anchor, path=path, words=places), inlines=inlines)
