"""Each block's anchor leads back to the same text in the original."""

from __future__ import annotations

import csv
import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from service.documents.formats.csv.read import read as read_csv
from service.documents.formats.docx.names import local
from service.documents.formats.odt.read import read as read_odt
from service.documents.formats.office.sheets import letters_of
from service.documents.formats.rtf.read import read as read_rtf
from service.documents.formats.subtitles.read import read_srt
from service.documents.formats.xlsx.read import read as read_xlsx
from service.documents.part_reading import Source
from service.domain.document import BlockKind
from tests.documents.channels.made_odf import odf
from tests.documents.channels.made_xlsx import text_cell, xlsx

WORDS = st.text(alphabet="abcXYZ éŵ’λ7", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=6)
FAST = settings(max_examples=40, deadline=None)


def _escaped(text: str) -> str:
    return "".join(character if character.isascii() else f"\\u{ord(character)}?" for character in text)


@FAST
@given(LINES)
def test_bytes_of_an_rtf_paragraph_read_alone_say_the_same(lines: list[str]) -> None:
    content = ("{\\rtf1\\ansi " + "".join(f"{{\\b {_escaped(line)}}}\\par " for line in lines) + "}").encode()
    for block in read_rtf(content, Source("x.rtf")).blocks:
        piece = content[block.anchor.start : block.anchor.end]
        again = read_rtf(b"{\\rtf1\\ansi " + piece + b"}", Source("x.rtf")).blocks
        assert [other.text for other in again] == [block.text]


@FAST
@given(LINES)
def test_the_paragraph_of_an_opendocument_text_holds_the_block(lines: list[str]) -> None:
    content = odf("".join(f"<text:p>{line}</text:p>" for line in lines))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    paragraphs = [element for element in root.iter() if local(element) in {"p", "h"}]
    for block in (block for block in read_odt(content, Source("x.odt")).blocks if block.shown):
        number = int((block.anchor.path or "").removeprefix("p[").removesuffix("]"))
        assert "".join(paragraphs[number - 1].itertext())[block.anchor.start : block.anchor.end] == block.text


@FAST
@given(st.lists(LINES, min_size=1, max_size=4))
def test_the_cell_of_separated_values_holds_the_block(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    held = {f"{letters_of(column)}{row + 1}": text for row, fields in enumerate(rows) for column, text in enumerate(fields)}
    blocks = read_csv(buffer.getvalue().encode(), Source("x.csv")).blocks
    assert len(blocks) == len(held)
    assert all(held[block.anchor.path or ""] == block.text for block in blocks)


@FAST
@given(LINES)
def test_the_cell_of_a_workbook_holds_the_block(lines: list[str]) -> None:
    content = xlsx("".join(f'<row r="{row}">{text_cell(f"C{row}", text)}</row>' for row, text in enumerate(lines, 2)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    held = {element.get("r"): "".join(element.itertext()) for element in root.iter() if local(element) == "c"}
    for block in read_xlsx(content, Source("x.xlsx")).blocks:
        if block.kind is BlockKind.TABLE_CELL:
            assert held[block.anchor.path][block.anchor.start : block.anchor.end] == block.text


@FAST
@given(LINES)
def test_the_place_of_a_cue_holds_the_block(lines: list[str]) -> None:
    text = "".join(f"{number}\n00:00:0{number},000 --> 00:00:09,000\n{line}\n\n" for number, line in enumerate(lines, 1))
    blocks = read_srt(text.encode(), Source("x.srt")).blocks
    assert [text[block.anchor.start : block.anchor.end].strip() for block in blocks] == [block.text for block in blocks]
