"""What readers of a workbook find, by two engines: all text of its sheets, and openpyxl's own reading of every cell."""

from __future__ import annotations

import io
import re
import warnings
from importlib.metadata import version

import openpyxl

from service.documents.checks.docx_package import members
from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.text_bytes import HEADING
from service.documents.checks.xlsx_file import SHEET
from service.documents.checks.xml_markup import parsed


def by_lxml(content: bytes) -> str:
    """Return all text of the sheet members, a cell a line."""
    found = members(content)
    names = sorted((name for name in found if SHEET.fullmatch(name)), key=lambda name: int(re.sub(r"\D", "", name)))
    return "\n".join(text.strip() for name in names for text in parsed(found[name]).itertext() if text.strip())


def by_openpyxl(content: bytes) -> list[str]:
    """Return what each cell holds, with its comment and link where it has one, and the names the workbook defines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content))
    said_by = [*map(str, book.defined_names), *(sheet.title for sheet in book.worksheets)]
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                pieces = (cell.value, getattr(cell.comment, "text", None), getattr(cell.hyperlink, "target", None))
                said_by.extend(str(piece) for piece in pieces if piece is not None)
    return said_by


def run(examined: Examined) -> list[str]:
    """Return the secrets a reader of the sheets finds."""
    return said(examined.leaks_in_text(by_lxml(examined.content)), "cells")


def run_openpyxl(examined: Examined) -> list[str]:
    """Return the secrets openpyxl finds, and sheets that do not show or cells that would be computed."""
    answer = said(examined.leaks_in_text("\n".join(by_openpyxl(examined.content))), "cells")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(examined.content))
    if any(sheet.sheet_state != "visible" for sheet in book.worksheets):
        answer.append("a sheet that does not show")
    if any(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        answer.append("a formula")
    return answer


def run_expected(examined: Examined) -> list[str]:
    """Return where the text differs from the approved one."""
    return differences(examined.expected_text, by_lxml(examined.content), extra=(HEADING,))


LXML = f"lxml {version('lxml')}"
CHECK = Check("xlsx_text_lxml", LXML, run)
OPENPYXL = Check("xlsx_text_openpyxl", f"openpyxl {version('openpyxl')}", run_openpyxl)
EXPECTED = Check("expected_text", LXML, run_expected)
