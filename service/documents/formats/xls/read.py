"""Reads Excel workbooks of before 2007 (.xls): values, hidden rows, columns and sheets, notes, names and properties."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Any

import olefile
import xlrd

from service.documents.formats.docx.extras import property_block
from service.documents.formats.office.macros import strings_in
from service.documents.formats.office.sheets import SheetCell, letters_of, sheet_blocks
from service.documents.formats.xlsx.values import hides
from service.documents.part_reading import CannotRead, PartReading, Source, clean
from service.domain.document import Anchor, Block, BlockKind, Unread, Warned

MEDIA_TYPE = "application/vnd.ms-excel"
_SHEET_STATES = {1: "hidden sheet", 2: "very hidden sheet"}
_PROPERTIES = ("title", "subject", "author", "keywords", "comments", "template", "last_saved_by", "category", "manager", "company")
_LONGEST = 2_000_000
_WHITE = (255, 255, 255)


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the sheets in order, then what no reader sees. Anchors: sheet and cell (`B12`), code points of its shown text."""
    try:
        book = xlrd.open_workbook(file_contents=untrusted_content, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        raise CannotRead("encrypted" if "encrypt" in str(error).lower() else "broken", held="encrypt" in str(error).lower()) from error
    blocks: list[Block] = []
    for number, sheet in enumerate(book.sheets()):
        if sheet.nrows * max(1, sheet.ncols) > source.limits.blocks * 20:
            raise CannotRead("too-large")
        member = f"sheet[{number + 1}]"
        hidden = _SHEET_STATES.get(sheet.visibility)
        blocks.extend(sheet_blocks(sheet.name, member, _cells(book, sheet), hidden))
        blocks.extend(_beside(sheet, member))
    blocks.extend(_of_the_book(book))
    others, unread, warnings = _other_streams(untrusted_content, {block.text for block in blocks})
    return PartReading(MEDIA_TYPE, (*blocks, *others), unread=tuple(unread), warnings=tuple(warnings))


def _cells(book: Any, sheet: Any) -> Iterator[SheetCell]:
    merged = {(row, column): (down - row, across - column) for row, down, column, across in sheet.merged_cells}
    covered = {
        (row, column)
        for first, last, left, right in sheet.merged_cells
        for row in range(first, min(last, first + 5_000))
        for column in range(left, min(right, left + 64))
        if (row, column) != (first, left)
    }
    for row in range(sheet.nrows):
        info = sheet.rowinfo_map.get(row)
        away = "hidden row" if info is not None and (info.hidden or info.height == 0) else None
        for column in range(sheet.row_len(row)):
            text = _shown(book, sheet.cell(row, column))
            if text:
                look = sheet.colinfo_map.get(column)
                folded = "hidden column" if look is not None and (look.hidden or look.width == 0) else None
                folded = folded or ("merged away" if (row, column) in covered else None)
                down, across = merged.get((row, column), (1, 1))
                yield SheetCell(row, column, text, away or folded or _look(book, sheet, row, column), down, across)


def _shown(book: Any, cell: Any) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        with contextlib.suppress(ValueError, OverflowError, xlrd.XLDateError):
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
            whole = cell.value == int(cell.value)
            return f"{moment:%d/%m/%Y}" if whole else f"{moment:%d/%m/%Y %H:%M:%S}"
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return str(int(cell.value)) if cell.value == int(cell.value) and abs(cell.value) < 1e15 else repr(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return str(cell.value) if cell.ctype == xlrd.XL_CELL_TEXT else ""


def _look(book: Any, sheet: Any, row: int, column: int) -> str | None:
    look = book.xf_list[sheet.cell_xf_index(row, column)]
    font = book.font_list[look.font_index]
    code = book.format_map.get(look.format_key)
    if code is not None and hides(code.format_str):
        return "number format"
    if font.height <= 60:
        return "tiny"
    white = book.colour_map.get(font.colour_index) == _WHITE
    return "white" if white and not look.background.fill_pattern else None


def _beside(sheet: Any, member: str) -> Iterator[Block]:
    for (row, column), note in sorted(sheet.cell_note_map.items()):
        path = f"{letters_of(column)}{row + 1}"
        text = clean(note.text.strip())
        yield Block(BlockKind.COMMENT, text, "", Anchor(member, path, 0, len(text)), shown=False, hidden_because="comment")
        if note.author:
            yield property_block(member, path, note.author, "author of a comment")
    for link in sheet.hyperlink_list:
        for text in (link.url_or_path, link.desc, link.textmark, link.quicktip, link.target):
            said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
            if said:
                yield property_block(member, "link", said, "link")


def _of_the_book(book: Any) -> Iterator[Block]:
    for name in book.name_obj_list:
        if name.name and not name.builtin:
            yield property_block("book", "name", name.name, "defined name")
    if book.user_name.strip():
        yield property_block("book", "user", book.user_name, "user")


def _other_streams(content: bytes, said: set[str]) -> tuple[list[Block], list[Unread], list[Warned]]:
    """Read properties and the letters of every other stream; the workbook's own records are searched for strings no cell shows."""
    blocks: list[Block] = []
    warnings: list[Warned] = []
    unread: list[Unread] = []
    if not content.startswith(olefile.MAGIC):
        return [], [], []
    with olefile.OleFileIO(io.BytesIO(content)) as container:
        blocks.extend(_properties(container))
        for path in container.listdir(streams=True, storages=False):
            found = strings_in(container.openstream(path).read(), _LONGEST)
            unread.extend([Unread("", None, "stored-letters")] if len(found) >= _LONGEST else [])
            text = "\n".join(line for line in found.split("\n") if line not in said and line[:-1] not in said)
            if "VBA" in path:
                warnings = [Warned("macros")]
            if text.strip():
                blocks.append(property_block("/".join(path), "strings", text, "stored letters"))
    return blocks, unread, warnings


def _properties(container: Any) -> list[Block]:
    with contextlib.suppress(OSError, ValueError, IndexError, TypeError, AttributeError):
        meta = container.get_metadata()
        found = [(name, getattr(meta, name, None)) for name in _PROPERTIES]
        said = [(name, value.decode("utf-8", "replace") if isinstance(value, bytes) else value) for name, value in found]
        return [property_block("properties", name, f"{name}: {value}") for name, value in said if isinstance(value, str) and value.strip()]
    return []
