"""Writes a tagged PDF: retyped from data, fixed marks, the same bytes every time, neutral properties."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from service.documents.drawing import DrawnCell, Items, Table, drawn, runs
from service.documents.formats.pdf.fonts import can_draw, families, font_folders
from service.documents.spelling import printable, spelt
from service.domain.document import Block, BlockKind, Document

TEMPLATE = Path(__file__).with_name("page.typ")
#: Tick boxes of forms, in words every reader and font knows.
IN_WORDS = {"☐": "[ ]", "☑": "[x]", "☒": "[x]", "✓": "[x]", "✔": "[x]", "\u200e": "", "\u200f": "", "\t": " "}
SMALL = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FOOTNOTE}
QUOTES = {BlockKind.QUOTE, BlockKind.QUOTED}

Json = dict[str, Any]


def drawable(character: str) -> str:
    """Return what the page shows for a character: itself, or its code point in brackets where no font has it."""
    if character in IN_WORDS:
        return IN_WORDS[character]
    shown = printable(character)
    return shown if len(shown) != 1 or can_draw(shown) else spelt(shown)


def write_pdf(document: Document, title: str, language: str) -> bytes:
    """Return the arranged document, its characters already `drawable`, as a tagged PDF."""
    data = {"title": title, "language": language, "fonts": families(), "items": [_item(item) for item in drawn(document.blocks)]}
    compiler = typst.Compiler(input=TEMPLATE.read_bytes(), font_paths=_fonts())
    made = compiler.compile(sys_inputs={"document": json.dumps(data)}, format="pdf", pdf_standards=["ua-1"], timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("typst returned no file")
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders()))


def _item(item: Block | Table | Items) -> Json:
    if isinstance(item, Table):
        return _table(item)
    if isinstance(item, Items):
        return {"kind": "items", "groups": _groups(item.blocks)}
    if item.kind == BlockKind.HEADING:
        return {"kind": "heading", "level": item.level, "block": _block(item)}
    kind = "small" if item.kind in SMALL else "quote" if item.kind in QUOTES else "paragraph"
    return {"kind": kind, "block": _block(item)}


def _block(block: Block) -> Json:
    pieces = [{"text": run.text, "look": sorted(look.value for look in run.looks), "address": run.address or None} for run in runs(block)]
    return {"language": block.language or "en", "runs": pieces}


def _groups(blocks: tuple[Block, ...]) -> list[Json]:
    """Nest list items: a group is one list, an item's `inner` are the deeper lists under it."""
    groups: list[Json] = []
    at = 0
    while at < len(blocks):
        first = blocks[at]
        end = at + 1
        while end < len(blocks) and blocks[end].level > first.level:
            end += 1
        item = {**_block(first), "inner": _groups(blocks[at + 1 : end])}
        if groups and groups[-1]["ordered"] == first.ordered:
            groups[-1]["items"].append(item)
        else:
            groups.append({"ordered": first.ordered, "items": [item]})
        at = end
    return groups


def _table(table: Table) -> Json:
    rows = [sorted(table.row(number), key=lambda cell: cell.column) for number in range(table.rows)]
    heads = bool(rows) and len(rows) > 1 and all(cell.header and cell.row_span == 1 for cell in rows[0])
    flat = [_cell(cell) for row in rows for cell in row]
    head = flat[: len(rows[0])] if heads else []
    return {"kind": "table", "columns": table.columns, "head": head, "body": flat[len(head) :]}


def _cell(cell: DrawnCell) -> Json:
    return {
        "row": cell.row,
        "column": cell.column,
        "down": cell.row_span,
        "across": cell.column_span,
        "header": cell.header,
        "blocks": [_block(block) for block in cell.blocks],
    }
