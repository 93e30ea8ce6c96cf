"""Reads OpenDocument spreadsheets (.ods): what each sheet shows, and everything folded away or written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.names import attribute, local
from service.documents.formats.odt.package import CONTENT, TAKEN, open_odf, properties_of
from service.documents.formats.odt.read import edges, outside_body, styles_of
from service.documents.formats.odt.story import OdfStory
from service.documents.formats.odt.styles import OdfStyles
from service.documents.formats.odt.tables import count
from service.documents.formats.office.other_parts import OtherParts, words_of
from service.documents.formats.office.sheets import SheetCell, sheet_blocks
from service.documents.part_reading import PartReading, Source
from service.domain.document import Block, BlockKind, Unread

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_COLUMN_GROUPS = frozenset({"table-header-columns", "table-columns", "table-column-group"})
_AWAY = frozenset({"collapse", "filter"})
#: A row or cell repeated more often is cut, which is said.
_MOST_REPEATED = 500
REPEATED = "repeated-cells"


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the sheets in order, then what no reader sees. Anchors: content member and sheet, cell (`B12`), code points of its text."""
    package = open_odf(untrusted_content, source.limits)
    root = package.tree(CONTENT)
    styles = styles_of(package, root)
    others = OtherParts(package, set(TAKEN))
    story = OdfStory(CONTENT, styles)
    body = next((child for element in root if local(element) == "body" for child in element), root)
    sheets: list[Block] = []
    for element in body:
        if local(element) == "table":
            sheets.extend(_sheet(element, len(sheets), styles, story, others.unread))
        elif local(element):
            sheets.extend(property_block(CONTENT, local(element), text, local(element)) for text in words_of(element))
    headers = edges(package, styles, ("header", "header-first", "header-left"), BlockKind.HEADER)
    footers = edges(package, styles, ("footer", "footer-first", "footer-left"), BlockKind.FOOTER)
    return PartReading(
        media_type=MEDIA_TYPE,
        blocks=(*headers, *sheets, *footers, *outside_body(package, root, styles), *others.blocks()),
        attachments=tuple(others.attachments),
        unread=tuple(dict.fromkeys((*others.unread, *([Unread("", None, "picture")] if story.pictures else [])))),
        warnings=tuple(dict.fromkeys(others.warnings)),
        properties=properties_of(package),
    )


def _sheet(element: Any, number: int, styles: OdfStyles, story: OdfStory, unread: list[Unread]) -> Iterator[Block]:
    folded_away = attribute(element, "style-name") in styles.folded or attribute(element, "display") == "false"
    hidden = "hidden sheet" if folded_away else None
    cells: list[SheetCell] = []
    beside: list[Block] = []
    columns = list(_hidden_columns(element))
    row_number = 0
    for row in _below(element, "table-row", _GROUPS):
        away = "hidden row" if attribute(row, "visibility") in _AWAY else None
        found = list(_row(row, row_number, columns=columns, away=away, styles=styles, story=story, beside=beside))
        repeats = count(row, "number-rows-repeated", 2_000_000) if any(cell.text.strip() for cell in found) else 1
        if max([repeats, *(count(cell, "number-columns-repeated", 20_000) for cell in row if len(cell))]) > _MOST_REPEATED:
            unread.append(Unread("", None, REPEATED))
        cells.extend(replace(cell, row=cell.row + by) for by in range(min(repeats, _MOST_REPEATED)) for cell in found)
        row_number += count(row, "number-rows-repeated", 2_000_000)
    yield from sheet_blocks(attribute(element, "name") or "", f"{CONTENT}#{number}", cells, hidden)
    for child in element:
        if local(child) == "shapes":
            beside.extend(story.read(child))
        elif local(child) not in {"table-row", "table-column", "", *_GROUPS, *_COLUMN_GROUPS}:
            beside.extend(property_block(CONTENT, local(child), text, local(child)) for text in words_of(child))
    for block in beside:
        yield replace(block, shown=False, hidden_because=block.hidden_because or hidden) if hidden else block


def _below(element: Any, wanted: str, groups: frozenset[str]) -> Iterator[Any]:
    for child in element:
        if local(child) == wanted:
            yield child
        elif local(child) in groups:
            yield from _below(child, wanted, groups)


def _hidden_columns(element: Any) -> Iterator[tuple[int, int]]:
    at = 0
    for column in _below(element, "table-column", _COLUMN_GROUPS):
        width = count(column, "number-columns-repeated", 20_000)
        if attribute(column, "visibility") in _AWAY:
            yield at, at + width - 1
        at += width


def _row(
    row: Any,
    number: int,
    *,
    columns: list[tuple[int, int]],
    away: str | None,
    styles: OdfStyles,
    story: OdfStory,
    beside: list[Block],
) -> Iterator[SheetCell]:
    column = 0
    for cell in row:
        name = local(cell)
        if name not in {"table-cell", "covered-table-cell"}:
            continue
        blocks = list(story.read(cell))
        text = "\n".join(block.text for block in blocks if block.shown and block.kind is BlockKind.PARAGRAPH)
        beside.extend(block for block in blocks if not (block.shown and block.kind is BlockKind.PARAGRAPH))
        beside.extend(_unsaid(cell, text))
        hidden = away or ("merged away" if name == "covered-table-cell" else None)
        hidden = hidden or ("hidden column" if any(first <= column <= last for first, last in columns) else None)
        hidden = hidden or styles.look("table-cell", attribute(cell, "style-name")).hidden
        repeated = count(cell, "number-columns-repeated", 20_000)
        across, down = count(cell, "number-columns-spanned"), count(cell, "number-rows-spanned")
        for by in range(min(repeated, _MOST_REPEATED) if text.strip() else 0):
            yield SheetCell(number, column + by, text, hidden, down, across)
        column += repeated


def _unsaid(cell: Any, shown: str) -> Iterator[Block]:
    """Yield what a cell stores and does not show: another value than its text, a formula with words in it."""
    for name in ("string-value", "formula", "date-value"):
        value = attribute(cell, name) or ""
        speaks = name == "string-value" or '"' in value or "'" in value
        if value and value not in shown and speaks:
            yield property_block(CONTENT, name, value, name)
