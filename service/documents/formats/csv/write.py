"""Writes comma separated values in which no field is ever a formula."""

from __future__ import annotations

import csv
import io
import re

from service.documents.drawing import Items, Table, drawn
from service.domain.document import Block, Document

#: A spreadsheet would run a field that opens so, even after blanks; plain numbers are safe.
_FORMULA = re.compile(r"[\s\u200c-\u200f]*[=+\-@\t\r|%\uff1d\uff0b\uff0d\uff20\u2212]")
_NUMBER = re.compile(r"[+-]?\d[\d., ]*%?")


def guarded(text: str) -> str:
    """Return a field that a spreadsheet shows and never runs: an apostrophe stands before what could be a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def rows_of(item: Block | Table | Items) -> list[list[str]]:
    """Return an item as rows of fields: a table as it stands, anything else in one field each."""
    if isinstance(item, Items):
        return [[block.text] for block in item.blocks]
    if isinstance(item, Block):
        return [[item.text]]
    rows = [[""] * item.columns for _ in range(item.rows)]
    for cell in item.cells:
        rows[cell.row][cell.column] = "\n".join(block.text for block in cell.blocks)
    return rows


def write_csv(document: Document, title: str, language: str) -> bytes:
    """Return the arranged document as CSV in UTF-8; title and language have no place in it."""
    del title, language
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for item in drawn(document.blocks):
        writer.writerows([guarded(field) for field in fields] for fields in rows_of(item))
    return buffer.getvalue().encode()
