"""Written OpenDocument texts, workbooks, separated values and subtitles with the secret added in one channel: its own check fails."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from service.documents.writing import CSV, ODT, SRT, VTT, XLSX
from tests.documents.checks.clean_files import NAME, clean, failed

Change = Callable[[dict[str, str]], None]


def rezipped(kind: str, change: Change | None = None, *, comment: bytes = b"", extra: dict[str, bytes] | None = None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(clean(kind).content)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    if change:
        change(members)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {**{name: text.encode() for name, text in members.items()}, **(extra or {})}.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return buffer.getvalue()


def swapped(member: str, old: str, new: str) -> Change:
    def change(members: dict[str, str]) -> None:
        assert old in members[member]
        members[member] = members[member].replace(old, new, 1)

    return change


def in_text(new: str) -> Change:
    return swapped("content.xml", "</office:text>", new + "</office:text>")


ODT_CHANNELS: dict[str, tuple[Callable[[], bytes], str]] = {
    "paragraph": (lambda: rezipped(ODT, in_text(f"<text:p>{NAME}</text:p>")), "odt_text_lxml"),
    "paragraph, odfpy": (lambda: rezipped(ODT, in_text(f"<text:p>{NAME}</text:p>")), "odt_text_odfpy"),
    "split": (lambda: rezipped(ODT, in_text("<text:p>Ife<text:span>oma Brack</text:span>enridge</text:p>")), "odt_text_lxml"),
    "comment": (lambda: rezipped(ODT, in_text(f"<office:annotation><text:p>{NAME}</text:p></office:annotation>")), "odt_markup"),
    "XML comment": (lambda: rezipped(ODT, in_text(f"<!-- {NAME} -->")), "odt_markup"),
    "field": (lambda: rezipped(ODT, in_text(f'<text:p><text:hidden-text text:string-value="{NAME}"/></text:p>')), "odt_markup"),
    "name of a table": (lambda: rezipped(ODT, swapped("content.xml", 'table:name="Table', f'table:name="{NAME}')), "odt_markup"),
    "style": (lambda: rezipped(ODT, swapped("styles.xml", 'style:name="Quote"', f'style:name="{NAME}"')), "odt_markup"),
    "link": (
        lambda: rezipped(ODT, swapped("content.xml", "https://www.gov.uk/guidance/visits", "https://oak.example/ifeoma-brackenridge")),
        "odt_properties",
    ),
    "mail link": (
        lambda: rezipped(ODT, swapped("content.xml", "https://www.gov.uk/guidance/visits", "mailto:ib@oak.example")),
        "odt_properties",
    ),
    "title": (lambda: rezipped(ODT, swapped("meta.xml", "Redacted response", f"Response of {NAME}")), "odt_properties"),
    "author": (lambda: rezipped(ODT, swapped("meta.xml", "<dc:title>", f"<dc:creator>{NAME}</dc:creator><dc:title>")), "odt_markup"),
    "part": (lambda: rezipped(ODT, extra={"settings.xml": f"<a>{NAME}</a>".encode()}), "odt_package"),
    "name of a part": (lambda: rezipped(ODT, extra={f"Pictures/{NAME}.png": b"x"}), "odt_package"),
    "comment of the zip": (lambda: rezipped(ODT, comment=NAME.encode()), "odt_package"),
    "after the end": (lambda: clean(ODT).content + NAME.encode("utf-16"), "odt_package"),
    "raw": (lambda: rezipped(ODT, extra={"x.bin": NAME.encode("utf-16-be")}), "raw_bytes"),
}


@pytest.mark.parametrize("channel", ODT_CHANNELS)
def test_a_secret_in_one_channel_of_an_opendocument_text_is_found(channel: str) -> None:
    make, check = ODT_CHANNELS[channel]
    assert check in failed(make(), ODT)


SHEET = "xl/worksheets/sheet1.xml"
ROW_END = "</sheetData>"
DEFINED = f'<definedNames><definedName name="a">"{NAME}"</definedName></definedNames>'
TIE = '<Relationship Id="x" Type="y" Target="mailto:ib@oak.example"/>'
CELL = '<row r="90"><c r="A90" t="inlineStr"><is><t>{}</t></is></c></row>'


def in_sheet(new: str, after: str = "") -> Change:
    return swapped(SHEET, ROW_END, new + ROW_END + after)


XLSX_CHANNELS: dict[str, tuple[Callable[[], bytes], str]] = {
    "cell": (lambda: rezipped(XLSX, in_sheet(CELL.format(NAME))), "xlsx_text_lxml"),
    "cell, openpyxl": (lambda: rezipped(XLSX, in_sheet(CELL.format(NAME))), "xlsx_text_openpyxl"),
    "formula": (lambda: rezipped(XLSX, in_sheet(f'<row r="90"><c r="A90"><f>"{NAME}"</f></c></row>')), "xlsx_markup"),
    "formula that runs": (lambda: rezipped(XLSX, in_sheet('<row r="90"><c r="A90"><f>1+1</f></c></row>')), "xlsx_text_openpyxl"),
    "stored value": (lambda: rezipped(XLSX, in_sheet(f'<row r="90"><c r="A90" t="str"><v>{NAME}</v></c></row>')), "xlsx_markup"),
    "hidden row": (lambda: rezipped(XLSX, in_sheet(CELL.format(NAME).replace("<row ", '<row hidden="1" '))), "xlsx_text_lxml"),
    "rule": (lambda: rezipped(XLSX, in_sheet("", f"<dataValidations><x>{NAME}</x></dataValidations>")), "xlsx_markup"),
    "header": (lambda: rezipped(XLSX, in_sheet("", f"<headerFooter><oddHeader>{NAME}</oddHeader></headerFooter>")), "xlsx_markup"),
    "name of a sheet": (lambda: rezipped(XLSX, swapped("xl/workbook.xml", 'name="Sheet1"', f'name="{NAME}"')), "xlsx_markup"),
    "hidden sheet": (
        lambda: rezipped(XLSX, swapped("xl/workbook.xml", 'name="Sheet1"', 'name="Sheet1" state="hidden"')),
        "xlsx_text_openpyxl",
    ),
    "defined name": (lambda: rezipped(XLSX, swapped("xl/workbook.xml", "</sheets>", "</sheets>" + DEFINED)), "xlsx_markup"),
    "shared strings": (lambda: rezipped(XLSX, extra={"xl/sharedStrings.xml": f"<a>{NAME}</a>".encode()}), "xlsx_package"),
    "comments": (lambda: rezipped(XLSX, extra={"xl/comments1.xml": f"<c>{NAME}</c>".encode()}), "xlsx_package"),
    "pivot cache": (lambda: rezipped(XLSX, extra={"xl/pivotCache/a.xml": f"<c>{NAME}</c>".encode()}), "xlsx_package"),
    "link": (
        lambda: rezipped(XLSX, swapped("xl/_rels/workbook.xml.rels", "</Relationships>", TIE + "</Relationships>")),
        "xlsx_markup",
    ),
    "style": (lambda: rezipped(XLSX, swapped("xl/styles.xml", 'name="Normal"', f'name="{NAME}"')), "xlsx_markup"),
    "title": (lambda: rezipped(XLSX, swapped("docProps/core.xml", "Redacted response", NAME)), "xlsx_properties"),
    "XML comment": (lambda: rezipped(XLSX, in_sheet("", f"<!-- {NAME} -->")), "xlsx_markup"),
    "comment of the zip": (lambda: rezipped(XLSX, comment=NAME.encode()), "xlsx_package"),
    "after the end": (lambda: clean(XLSX).content + NAME.encode(), "xlsx_package"),
}


@pytest.mark.parametrize("channel", XLSX_CHANNELS)
def test_a_secret_in_one_channel_of_a_workbook_is_found(channel: str) -> None:
    make, check = XLSX_CHANNELS[channel]
    assert check in failed(make(), XLSX)


@pytest.mark.parametrize("kind", [ODT, XLSX])
def test_zipping_again_without_a_secret_is_clean(kind: str) -> None:
    assert failed(rezipped(kind), kind) == {}


CUE = "\n00:00:09.000 --> 00:00:10.000\n{}\n"
TEXT_CHANNELS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "field": (lambda: clean(CSV).content + f"x,{NAME}\n".encode(), CSV, "csv_text"),
    "formula": (lambda: clean(CSV).content + b"=1+1\n", CSV, "csv_text"),
    "broken quoting": (lambda: clean(CSV).content + b'"x\n', CSV, "csv_text"),
    "cue": (lambda: clean(VTT).content + CUE.format(NAME).encode(), VTT, "subtitles_text"),
    "note": (lambda: clean(VTT).content + b"\nNOTE hello\n", VTT, "subtitles_text"),
    "voice": (lambda: clean(VTT).content + CUE.format("<v Jo>x").encode(), VTT, "subtitles_text"),
    "settings": (lambda: clean(VTT).content + CUE.replace("10.000", "10.000 region:x").encode(), VTT, "subtitles_text"),
    "head": (lambda: clean(VTT).content.replace(b"WEBVTT", b"WEBVTT by Jo", 1), VTT, "subtitles_text"),
    "name of a cue": (lambda: clean(SRT).content.replace(b"1\n", b"Jo\n", 1), SRT, "subtitles_text"),
    "between cues": (lambda: clean(SRT).content + b"\nby Jo\n", SRT, "subtitles_text"),
}


@pytest.mark.parametrize("channel", TEXT_CHANNELS)
def test_what_the_writer_never_writes_in_text_files_is_found(channel: str) -> None:
    make, kind, check = TEXT_CHANNELS[channel]
    assert check in failed(make(), kind)
