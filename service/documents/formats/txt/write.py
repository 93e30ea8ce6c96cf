"""Writes plain text: UTF-8, paragraphs apart by an empty line, cells by a tab."""

from __future__ import annotations

from service.domain.document import Block, BlockKind, Document


def write_txt(document: Document, title: str, language: str) -> bytes:
    """Return the arranged document as text; title and language have no place in it."""
    del title, language
    pieces: list[str] = []
    for index, block in enumerate(document.blocks):
        if index:
            pieces.append(_between(document.blocks[index - 1], block))
        pieces.append(_marker(block) + block.text)
    return ("".join(pieces) + "\n").encode()


def _marker(block: Block) -> str:
    if block.kind != BlockKind.LIST_ITEM:
        return ""
    return "  " * (block.level - 1) + "- "


def _between(before: Block, after: Block) -> str:
    if before.cell is not None and after.cell is not None and before.cell.table == after.cell.table:
        return "\t" if before.cell.row == after.cell.row else "\n"
    same = before.kind == after.kind and after.kind in {
        BlockKind.LIST_ITEM,
        BlockKind.MESSAGE_HEADER,
        BlockKind.SIGNATURE,
        BlockKind.QUOTED,
    }
    return "\n" if same else "\n\n"
