"""OpenDocument and old Excel spreadsheets, and separated values, whose only copy of the secret is in one channel."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlwt

from service.documents.checks.csv_text import fields_of, would_run
from service.documents.formats.csv.read import separator_of
from service.documents.formats.csv.write import guarded, write_csv
from service.documents.redacting import redacted
from service.documents.writing import CSV, XLSX, render
from service.domain.document import BlockKind
from tests.documents.channels.made_odf import odf
from tests.documents.channels.secret_channel import SECRET, assert_closed, read, reported

CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
ROW = f"<table:table-row>{CELL.format('Visits went ahead every week.')}</table:table-row>"


def ods(rows: str = "", *, before: str = "", look: str = "", beside: str = "", **more: Any) -> bytes:
    second = f'<table:table table:name="Extra" {look}>{before}{rows}</table:table>' if rows or before else ""
    return odf(f'<table:table table:name="Data">{ROW}</table:table>{second}{beside}', kind="spreadsheet", **more)


def row(inside: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


NAME_ROW = row(CELL.format(SECRET))
FOLDED = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
WHITE = '<style:style style:name="ce1" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>'
SECOND_COLUMN_AWAY = '<table:table-column/><table:table-column table:visibility="collapse"/>'
NOTED = "<table:table-cell><office:annotation>{}</office:annotation><text:p>x</text:p></table:table-cell>"
RULE = f'<table:content-validation table:condition="cell-content-is-in-list(&quot;{SECRET}&quot;)"/>'
BOX = f"<draw:frame><draw:text-box><text:p>{SECRET}</text:p></draw:text-box></draw:frame>"
ODS: dict[str, bytes] = {
    "cell": ods(NAME_ROW),
    "name of a sheet": odf(f'<table:table table:name="{SECRET}">{ROW}</table:table>', kind="spreadsheet"),
    "hidden row": ods(row(CELL.format(SECRET), 'table:visibility="collapse"')),
    "filtered row": ods(row(CELL.format(SECRET), 'table:visibility="filter"')),
    "hidden column": ods(row(CELL.format("a") + CELL.format(SECRET)), before=SECOND_COLUMN_AWAY),
    "hidden sheet": ods(NAME_ROW, look='table:style-name="ta2"', automatic=FOLDED),
    "white": ods(row(f'<table:table-cell table:style-name="ce1"><text:p>{SECRET}</text:p></table:table-cell>'), automatic=WHITE),
    "stored value": ods(row(f'<table:table-cell office:string-value="{SECRET}"><text:p>x</text:p></table:table-cell>')),
    "formula": ods(row(f"<table:table-cell table:formula='of:=IF([.A1]=\"{SECRET}\";1)'><text:p>1</text:p></table:table-cell>")),
    "comment": ods(row(NOTED.format(f"<text:p>{SECRET}</text:p>"))),
    "author of a comment": ods(row(NOTED.format(f"<dc:creator>{SECRET}</dc:creator>"))),
    "rule": ods(beside=f"<table:content-validations>{RULE}</table:content-validations>"),
    "named range": ods(beside=f'<table:named-expressions><table:named-range table:name="{SECRET}"/></table:named-expressions>'),
    "database range": ods(beside=f'<table:database-ranges><table:database-range table:name="{SECRET}"/></table:database-ranges>'),
    "shape": ods(NAME_ROW.replace(SECRET, "x"), before=f"<table:shapes>{BOX}</table:shapes>"),
    "author": ods(meta=f"<dc:creator>{SECRET}</dc:creator>"),
}  # fmt: skip


@pytest.mark.parametrize("channel", ODS)
def test_a_secret_in_one_channel_of_an_opendocument_spreadsheet_is_reported_and_gone(channel: str) -> None:
    assert_closed(ODS[channel], "data.ods")


def test_cells_of_an_opendocument_spreadsheet_stand_where_they_stood() -> None:
    repeated = '<table:table-cell table:number-columns-repeated="3"/>' + CELL.format("far")
    document = read(ods(row(repeated, 'table:number-rows-repeated="1"')), "x.ods")
    assert [(block.cell.row, block.cell.column) for block in document.blocks if block.cell and block.text == "far"] == [(0, 3)]


def test_a_row_repeated_without_end_is_cut_and_said_to_be() -> None:
    document = read(ods(row(CELL.format("again"), 'table:number-rows-repeated="100000"')), "x.ods")
    assert sum(block.text == "again" for block in document.blocks) == 500
    assert "repeated-cells" in [unread.why for unread in document.unread]


def xls(change: Callable[[Any, Any], None]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    sheet.write(0, 0, "Visits went ahead every week.")
    change(book, sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _hide_row(book: Any, sheet: Any) -> None:
    sheet.write(3, 0, SECRET)
    sheet.row(3).hidden = True


def _hide_column(book: Any, sheet: Any) -> None:
    sheet.write(3, 2, SECRET)
    sheet.col(2).hidden = True


def _hide_sheet(book: Any, sheet: Any) -> None:
    other = book.add_sheet("Extra")
    other.write(0, 0, SECRET)
    other.visibility = 1


def _own(book: Any, sheet: Any) -> None:
    book.owner = SECRET


def _cell(book: Any, sheet: Any) -> None:
    sheet.write(1, 1, SECRET)


def _sheet(book: Any, sheet: Any) -> None:
    book.add_sheet(SECRET).write(0, 0, "x")


def _white(book: Any, sheet: Any) -> None:
    sheet.write(1, 1, SECRET, xlwt.easyxf("font: colour white"))


def _merged(book: Any, sheet: Any) -> None:
    sheet.write_merge(1, 1, 0, 2, SECRET)


def _formula(book: Any, sheet: Any) -> None:
    sheet.write(1, 1, xlwt.Formula(f'IF(A1="{SECRET}";1;2)'))


def _header(book: Any, sheet: Any) -> None:
    sheet.header_str = SECRET.encode()


XLS: dict[str, Callable[[Any, Any], None]] = {
    "cell": _cell,
    "name of a sheet": _sheet,
    "hidden row": _hide_row,
    "hidden column": _hide_column,
    "hidden sheet": _hide_sheet,
    "white": _white,
    "merged cells": _merged,
    "formula": _formula,
    "header": _header,
    "owner": _own,
}


@pytest.mark.parametrize("channel", XLS)
def test_a_secret_in_one_channel_of_an_old_workbook_is_reported_and_gone(channel: str) -> None:
    assert_closed(xls(XLS[channel]), "data.xls")


@pytest.mark.parametrize("channel", ["hidden row", "hidden column", "hidden sheet", "white"])
def test_what_an_old_workbook_hides_says_why(channel: str) -> None:
    assert channel in [reason for _, reason in reported(read(xls(XLS[channel]), "data.xls"))]


SEPARATED = {
    "field": f"a,b\nc,{SECRET}\n".encode(),
    "quoted field of two lines": b'a,b\n"Ifeoma\nBrackenridge",c\n',
    "far column": ("x" + "," * 300 + SECRET).encode(),
    "semicolons": f"a;b\nc;{SECRET}\n".encode(),
    "another encoding": f"a\tb\nc\t{SECRET}\n".encode("utf-16"),
}


@pytest.mark.parametrize("channel", SEPARATED)
def test_a_secret_in_separated_values_is_reported_and_gone(channel: str) -> None:
    assert_closed(SEPARATED[channel], "data.csv")


@pytest.mark.parametrize(
    "field", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", '=HYPERLINK("http://x.example")', "％1", "＝1+1"]
)
def test_a_field_that_a_spreadsheet_would_run_is_guarded_and_found_unguarded(field: str) -> None:
    assert not would_run(guarded(field))
    assert would_run(field) or field == "％1"


@pytest.mark.parametrize("field", ["-12.5", "+44", "07700 900123", "- a point", "plain", "'quoted"])
def test_numbers_and_plain_words_stay_as_they_are_or_gain_an_apostrophe(field: str) -> None:
    assert guarded(field).lstrip("'") == field.lstrip("'")


def test_formulas_in_a_csv_file_come_out_as_words() -> None:
    document = read(b'name,sum\nJo,"=SUM(A1:A9)"\nAl,-3\n', "x.csv")
    rows = fields_of(write_csv(redacted(document, ()), "", "").decode())
    assert rows[1:3] == [["Jo", "'=SUM(A1:A9)"], ["Al", "-3"]]
    made = render(redacted(document, ()), media_type=XLSX, title="Redacted response", draft=False)
    assert b"<f>" not in made.content
    assert render(redacted(document, ()), media_type=CSV, title="Redacted response", draft=False).extension == "csv"


@pytest.mark.parametrize(
    ("text", "sign"), [("a,b\nc,d", ","), ("a;b\nc;d", ";"), ("a\tb\nc\td", "\t"), ("a\nb", ","), ("1,5;2\n3,5;4", ";")]
)
def test_the_separator_is_what_parts_every_line(text: str, sign: str) -> None:
    assert separator_of(text) == sign


def test_a_table_is_read_as_cells_with_its_first_row_as_heads() -> None:
    document = read(b"Name,Born\nJo Bloggs,01/02/1990\n", "x.csv")
    assert [(b.kind, b.text, b.cell.header if b.cell else None) for b in document.blocks][:2] == [
        (BlockKind.TABLE_CELL, "Name", True),
        (BlockKind.TABLE_CELL, "Born", True),
    ]
    assert document.text.split("\n")[1] == "Jo Bloggs\t01/02/1990"
