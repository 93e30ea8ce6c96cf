from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from service.documents.formats.docx.read import read as read_here
from service.documents.part_reading import PartReading, Source
from service.documents.reading import read_document
from service.documents.reversed_text import with_reversed_text
from service.domain.document import Block, BlockKind, InlineKind, PartStatus, Refusal, Span, Warned
from tests.documents.reading.hostile_files import docx_around, word_body
from tests.documents.reading.reading_one import only, read, texts

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _blocks(inside: str, **others: str) -> tuple[Block, ...]:
    body = word_body(inside).replace(
        "<w:document ",
        '<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ',
    )
    return read_here(docx_around(body, **others), Source("x.docx")).blocks


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_a_word_file_reads_in_order_with_kinds_and_levels() -> None:
    source = docx.Document()
    source.add_heading("Our response", 2)
    source.add_paragraph("We write as a charity.")
    source.add_paragraph("first", style="List Number")
    source.add_paragraph("point", style="List Bullet")
    document = read(_saved(source), "letter.docx")
    kinds = [(block.kind, block.text, block.level, block.ordered) for block in document.blocks if block.shown]
    assert kinds == [
        (BlockKind.HEADING, "Our response", 2, False),
        (BlockKind.PARAGRAPH, "We write as a charity.", 0, False),
        (BlockKind.LIST_ITEM, "first", 1, True),
        (BlockKind.LIST_ITEM, "point", 1, False),
    ]


def test_a_name_split_over_runs_is_one_text_with_its_looks() -> None:
    block = _blocks(f"<w:p>{_run('My name is ')}{_run('Ami', '<w:b/>')}{_run('na Okafor')}</w:p>")[0]
    assert block.text == "My name is Amina Okafor"
    assert [(inline.kind, inline.span) for inline in block.inlines] == [(InlineKind.BOLD, Span(11, 14))]


def test_insertions_are_text_and_deletions_are_kept_apart() -> None:
    blocks = _blocks(
        f'<w:p>{_run("Seen by ")}<w:ins w:author="Cai Probert">{_run("nobody")}</w:ins>'
        '<w:del w:author="Cai Probert"><w:r><w:delText>Amina Okafor</w:delText></w:r></w:del></w:p>'
    )
    assert [(block.kind, block.text, block.shown) for block in blocks] == [
        (BlockKind.PARAGRAPH, "Seen by nobody", True),
        (BlockKind.DELETION, "Amina Okafor", False),
        (BlockKind.PROPERTY, "Cai Probert", False),
    ]


@pytest.mark.parametrize(
    ("look", "why"),
    [
        ("<w:vanish/>", "vanish"),
        ('<w:color w:val="FFFFFF"/>', "white"),
        ('<w:sz w:val="2"/>', "tiny"),
        ('<w:highlight w:val="black"/>', "covered"),
        ('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>', "covered"),
    ],
)
def test_hidden_text_is_read_and_not_shown(look: str, why: str) -> None:
    blocks = _blocks(f"<w:p>{_run('Seen ')}{_run('Dwayne Pryce', look)}</w:p>")
    assert [(block.kind, block.text, block.hidden_because) for block in blocks] == [
        (BlockKind.PARAGRAPH, "Seen", None),
        (BlockKind.HIDDEN, "Dwayne Pryce", why),
    ]


@pytest.mark.parametrize("look", ["<w:caps/>", "<w:smallCaps/>"])
def test_letters_drawn_as_capitals_are_read_as_capitals(look: str) -> None:
    blocks = _blocks(f"<w:p>{_run('By ')}{_run('morwenna großmann', look)}</w:p>")
    assert blocks[0].text == "By MORWENNA GROßMANN"


def test_text_that_word_is_told_to_draw_backwards_is_read_as_it_is_shown() -> None:
    blocks = _blocks(f'<w:p>{_run("By ")}<w:bdo w:val="rtl">{_run("ecyrP enyawD")}</w:bdo></w:p>')
    turned = with_reversed_text(PartReading("", blocks))
    assert turned.blocks[0].text.replace("\u200e", "") == "By Dwayne Pryce"
    assert turned.warnings == (Warned("reversed-text"),)


def test_white_text_on_a_dark_cell_is_seen() -> None:
    cell = f'<w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr><w:p>{_run("Heading", _WHITE)}</w:p></w:tc>'
    blocks = _blocks(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert [(block.kind, block.text) for block in blocks] == [(BlockKind.TABLE_CELL, "Heading")]


_WHITE = '<w:color w:val="FFFFFF"/>'


def test_a_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    box = f"<w:txbxContent><w:p>{_run('Boxed words')}</w:p></w:txbxContent>"
    blocks = _blocks(
        f"<w:p>{_run('Around')}<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [(block.kind, block.text) for block in blocks] == [(BlockKind.PARAGRAPH, "Around"), (BlockKind.TEXT_BOX, "Boxed words")]


def test_a_fallback_that_says_something_else_is_read_too() -> None:
    blocks = _blocks(
        f"<w:p><mc:AlternateContent><mc:Choice Requires='wps'>{_run('one')}</mc:Choice>"
        f"<mc:Fallback>{_run('Amina Okafor')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert [(block.kind, block.text) for block in blocks] == [(BlockKind.PARAGRAPH, "one"), (BlockKind.HIDDEN, "Amina Okafor")]


def test_merged_cells_know_their_spans_and_nested_tables_are_read() -> None:
    def cell(text: str, more: str = "", after: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p>{_run(text)}</w:p>{after}</w:tc>"

    restart, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    nested = f"<w:tbl><w:tr>{cell('inner')}</w:tr></w:tbl>"
    blocks = _blocks(
        f"<w:tbl><w:tr>{cell('a', restart)}{cell('b', wide, nested)}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('c')}{cell('d')}</w:tr></w:tbl>"
    )
    places = [(b.text, b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span) for b in blocks if b.cell]
    assert places == [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 2), ("inner", 0, 0, 1, 1), ("c", 1, 1, 1, 1), ("d", 1, 2, 1, 1)]
    assert len({b.cell.table for b in blocks if b.cell}) == 2


def test_field_results_are_text_and_their_addresses_links() -> None:
    blocks = _blocks(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:amina@okafor.example" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run("write to me")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        f'<w:p><w:fldSimple w:instr="MERGEFIELD Victim_Amina">{_run("value")}</w:fldSimple></w:p>'
    )
    assert blocks[0].text == "write to me"
    assert [(i.kind, i.value) for i in blocks[0].inlines] == [(InlineKind.LINK, "mailto:amina@okafor.example")]
    assert [(b.kind, b.text) for b in blocks[1:]] == [(BlockKind.PARAGRAPH, "value"), (BlockKind.PROPERTY, "MERGEFIELD Victim_Amina")]


def test_everything_around_the_body_is_read() -> None:
    source = docx.Document()
    paragraph = source.add_paragraph("Body")
    source.sections[0].header.paragraphs[0].text = "Head"
    source.sections[0].footer.paragraphs[0].text = "Foot"
    source.add_comment(paragraph.runs, text="Ask Rhodri", author="Cai Probert")
    source.core_properties.author = "Nia Vaughan"
    source.core_properties.title = "My title"
    document = read(_saved(source), "x.docx")
    assert texts(document, BlockKind.HEADER) == ["Head"]
    assert texts(document, BlockKind.FOOTER) == ["Foot"]
    assert texts(document, BlockKind.COMMENT) == ["Ask Rhodri"]
    assert {"creator: Nia Vaughan", "Cai Probert"} <= set(texts(document, BlockKind.PROPERTY))
    assert document.property_map["title"] == "My title"


def test_notes_carry_the_number_of_their_reference() -> None:
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    notes = f'<w:footnotes {_W}><w:footnote w:id="7"><w:p>{_run("See Okafor")}</w:p></w:footnote></w:footnotes>'
    blocks = _blocks(
        f'<w:p>{_run("Text")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>',
        **{"word___rels__document.xml.rels": relationships, "word__footnotes.xml": notes},
    )
    assert [(b.kind, b.text, b.note) for b in blocks] == [(BlockKind.PARAGRAPH, "Text[1]", None), (BlockKind.FOOTNOTE, "See Okafor", "1")]
    assert blocks[0].inlines[0].kind is InlineKind.NOTE_REFERENCE


def test_an_embedded_file_is_a_part_of_its_own() -> None:
    document = read(docx_around(word_body(f"<w:p>{_run('Body')}</w:p>"), **{"word__embeddings__note.txt": "From Dwayne Pryce"}), "x.docx")
    assert [(part.name, part.parent) for part in document.parts] == [("x.docx", None), ("note.txt", "")]
    assert only(document, "From Dwayne Pryce").part == "attachment-1"


def test_macros_are_warned_of() -> None:
    document = read(docx_around(word_body(f"<w:p>{_run('Body')}</w:p>"), **{"word__vbaProject.bin": "x"}), "x.docx")
    assert Warned("macros") in document.warnings


def test_a_picture_is_said_to_be_unread() -> None:
    blocks = _blocks("<w:p><w:r><w:drawing><wp:docPr id='1' descr='Photo of Amina'/></w:drawing></w:r></w:p>")
    assert [(b.kind, b.text) for b in blocks] == [(BlockKind.ALT_TEXT, "Photo of Amina")]


def test_an_encrypted_word_file_is_held() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert read_document(ole, "locked.docx") == Refusal(PartStatus.HELD, "encrypted")


_RUNS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(_RUNS, min_size=1, max_size=4))
def test_an_anchor_leads_back_to_the_paragraph_it_came_from(paragraphs: list[list[str]]) -> None:
    source = docx.Document()
    for runs in paragraphs:
        paragraph = source.add_paragraph()
        for run in runs:
            paragraph.add_run(run)
    content = _saved(source)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    originals = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]
    blocks = [b for b in read_here(content, Source("x.docx")).blocks if b.kind is BlockKind.PARAGRAPH]
    assert [b.text for b in blocks] == ["".join(runs) for runs in paragraphs]
    for block in blocks:
        assert block.anchor.path is not None
        assert originals[int(block.anchor.path[2:-1]) - 1][block.anchor.start : block.anchor.end] == block.text


def test_words_blacked_with_a_marker_are_read_and_warned_of_at_their_place() -> None:
    source = docx.Document()
    paragraph = source.add_paragraph("My sister is ")
    blacked = paragraph.add_run("Ifeoma Brackenridge")
    blacked.font.highlight_color = WD_COLOR_INDEX.BLACK
    paragraph.add_run(" and she was told nothing.")
    document = read(_saved(source), "letter.docx")
    (warned,) = [warned for warned in document.warnings if warned.code == "faked-redaction"]
    assert document.quote(Span(warned.start or 0, warned.end or 0)) == "Ifeoma Brackenridge"
    assert texts(document, BlockKind.PARAGRAPH) == ["My sister is  and she was told nothing."]


@pytest.mark.parametrize(
    "look",
    ['<w:highlight w:val="yellow"/>', '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', '<w:shd w:val="clear" w:fill="000000"/>'],
)
def test_words_on_a_dark_or_bright_ground_that_are_seen_stay_shown(look: str) -> None:
    assert [block.text for block in _blocks(f"<w:p>{_run('Seen by all', look)}</w:p>") if block.shown] == ["Seen by all"]
