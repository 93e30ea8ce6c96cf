"""Paragraphs that a page break cut in two are put together again, so that a name over the break is one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain.document import Block, BlockKind, Inline, Span

_ENDED = (".", "!", "?", ":", ";", "…", "”", '"')
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LONG = 60


def joined_over_pages(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Join a page's last paragraph with the next page's first where the sentence runs on; its anchor keeps the first place."""
    result: list[Block] = []
    open_at: int | None = None
    for block in blocks:
        if block.kind in _PROSE and block.shown:
            before = result[open_at] if open_at is not None else None
            if before is not None and open_at is not None and _runs_on(before, block):
                result[open_at] = _joined(before, block)
                continue
            open_at = len(result)
        elif block.kind in {BlockKind.HEADING, BlockKind.TABLE_CELL}:
            open_at = None
        result.append(block)
    return tuple(result)


def _runs_on(before: Block, block: Block) -> bool:
    pages = before.anchor.page, block.anchor.page
    if None in pages or pages[0] == pages[1] or block.kind is BlockKind.LIST_ITEM:
        return False
    return len(before.text) > _LONG and not before.text.rstrip().endswith(_ENDED) and len(block.text) > 1


def _joined(before: Block, block: Block) -> Block:
    cut = before.text.endswith(("-", "\u00ad")) and block.text[:1].islower()
    joint = "" if cut else " "
    shift = len(before.text) + len(joint)
    inlines = tuple(Inline(i.kind, Span(i.span.start + shift, i.span.end + shift), i.value) for i in block.inlines)
    path = f"continues on page {block.anchor.page}"
    anchor = replace(before.anchor, path=path)
    return replace(before, text=f"{before.text}{joint}{block.text}", anchor=anchor, inlines=before.inlines + inlines)
