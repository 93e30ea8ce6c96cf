from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Paragraph, Table

from service.documents.formats.pdf.read import read as read_here
from service.documents.part_reading import Source
from service.documents.reading import read_document
from service.domain.document import Block, BlockKind, InlineKind, PartStatus, Refusal, Unread, Warned
from tests.documents.reading.pdf_pages import Canvas, drawn, flowed, lines, shown
from tests.documents.reading.reading_one import only, read, texts


def styled(text: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(text, getSampleStyleSheet()[style])


def test_a_name_broken_over_lines_is_one_text() -> None:
    content = drawn(lines("My caseworker at the youth justice service in Leeds was Amina", "Okafor who told me that nobody would come."))
    assert shown(content) == [
        (BlockKind.PARAGRAPH, "My caseworker at the youth justice service in Leeds was Amina Okafor who told me that nobody would come.")
    ]


def test_headings_lists_links_and_tables_are_known() -> None:
    content = flowed(
        styled("Our answer", "Heading1"),
        styled(
            'We write as a <b>charity</b>; <a href="mailto:a@okafor.example">write to us</a> with any question about what follows here.'
        ),
        styled("- first point"),
        Table([["Name", "Telephone"], ["Amina Okafor", "07700 900123"], ["Dwayne Pryce", "07700 900456"]]),
    )
    document = read(content, "x.pdf")
    assert only(document, "Our answer").kind is BlockKind.HEADING
    marks = {(i.kind, i.value): i.span for i in document.blocks[1].inlines}
    assert document.blocks[1].text[marks[InlineKind.BOLD, None].start : marks[InlineKind.BOLD, None].end] == "charity"
    link = marks[InlineKind.LINK, "mailto:a@okafor.example"]
    assert document.blocks[1].text[link.start : link.end] == "write to us"
    assert only(document, "- first point").kind is BlockKind.LIST_ITEM
    cells = [(b.text, b.cell.row, b.cell.column) for b in document.blocks if b.cell]
    assert cells[2:4] == [("Amina Okafor", 1, 0), ("07700 900123", 1, 1)]


def test_headers_and_footers_that_repeat_are_told_from_the_text() -> None:
    content = flowed(
        *[styled("A paragraph that says the same thing again and again. " * 6) for _ in range(20)], header="Response of a charity"
    )
    document = read(content, "x.pdf")
    assert texts(document, BlockKind.HEADER) == ["Response of a charity"]
    assert texts(document, BlockKind.FOOTER) == ["Page 1"]


def test_a_sentence_over_a_page_break_is_one_text() -> None:
    first = lines("This page ends in the middle of a long sentence about my cousin Amina", top=100)
    document = read(drawn(first, lines("Okafor and what was done to her.", top=780)), "x.pdf")
    assert "Amina Okafor and what" in document.text


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left column line number {number} goes on" for number in range(8)]
    right = [f"right column line number {number} goes on" for number in range(8)]

    def draw(paper: Canvas) -> None:
        for one, two, y in zip(left, right, range(700, 500, -14), strict=False):
            paper.drawString(60, y, one)
            paper.drawString(320, y, two)

    said = " ".join(text for _, text in shown(drawn(draw)))
    assert said.split() == " ".join(left + right).split()


def _patched(paper: Canvas) -> object:
    return paper.drawImage(ImageReader(Image.new("L", (20, 4), 30)), 60, 495, 200, 18)


def _boxed(paper: Canvas, ink: float, box: float) -> object:
    paper.setFillGray(ink)
    paper.drawString(72, 500, "Dwayne Pryce")
    paper.setFillGray(box)
    return paper.rect(60, 495, 200, 18, stroke=0, fill=1)


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (lambda paper: (paper.setFillGray(1), paper.drawString(72, 500, "Dwayne Pryce")), "white"),
        (lambda paper: paper.drawString(900, 500, "Dwayne Pryce"), "off the page"),
        (lambda paper: (paper.setFont("Helvetica", 1), paper.drawString(72, 500, "Dwayne Pryce")), "tiny"),
        (lambda paper: paper.drawText(_invisible(paper)), "invisible"),
        (lambda paper: (paper.drawString(72, 500, "Dwayne Pryce"), paper.rect(60, 495, 200, 18, fill=1)), "covered"),
        (lambda paper: _boxed(paper, 0, 1), "covered"),
        (lambda paper: _boxed(paper, 0.9, 0.3), "covered"),
        (lambda paper: (paper.drawString(72, 500, "Dwayne Pryce"), _patched(paper)), "covered"),
    ],
)
def test_text_no_reader_sees_is_read_and_not_shown(draw: Callable[[Canvas], object], why: str) -> None:
    def page(paper: Canvas) -> None:
        lines("Seen words.")(paper)
        draw(paper)

    document = read(drawn(page), "x.pdf")
    block = only(document, "Dwayne Pryce")
    assert (block.kind, block.shown, block.hidden_because) == (BlockKind.HIDDEN, False, why)
    at = document.spans[document.blocks.index(block)]
    assert (Warned("faked-redaction", at.start, at.end) in document.warnings) == (why == "covered")


def test_a_marker_that_lets_words_shine_through_hides_nothing() -> None:
    def page(paper: Canvas) -> None:
        lines("Seen words of the answer.")(paper)
        paper.setFillColorRGB(1, 1, 0)
        paper.setFillAlpha(0.4)
        paper.rect(60, 695, 200, 18, stroke=0, fill=1)

    assert [text for _, text in shown(drawn(page))] == ["Seen words of the answer."]


def _invisible(paper: Canvas) -> object:
    text = paper.beginText(72, 500)
    text.setTextRenderMode(3)
    text.textLine("Dwayne Pryce")
    return text


def test_white_text_on_a_dark_band_is_seen() -> None:
    def page(paper: Canvas) -> None:
        paper.setFillColorRGB(0, 0, 0.4)
        paper.rect(60, 690, 300, 30, fill=1)
        paper.setFillGray(1)
        paper.drawString(72, 700, "Our answer")

    assert [text for _, text in shown(drawn(page))] == ["Our answer"]


def _picture(paper: Canvas) -> None:
    paper.drawImage(ImageReader(Image.new("RGB", (200, 200), (90, 120, 90))), 0, 0, 595, 842)


@pytest.mark.parametrize("path", [None, "/nowhere"])
def test_a_page_that_is_only_a_picture_is_said_to_be_unread(path: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if path:
        monkeypatch.setenv("PATH", path)
    document = read(drawn(lines("Page one has words."), _picture), "x.pdf")
    assert [unread.page for unread in document.unread] == [2]
    assert "OCR" in document.unread[0].why


def test_a_file_of_pictures_alone_is_held_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert read_document(drawn(_picture), "x.pdf") == Refusal(PartStatus.HELD, "needs-ocr: install tesseract-ocr")


def test_a_letterhead_is_said_to_be_unread_once_and_an_ornament_never() -> None:
    def page(paper: Canvas) -> None:
        lines("Words of the answer.")(paper)
        logo = ImageReader(Image.new("RGB", (60, 60), (90, 120, 90)))
        paper.drawImage(logo, 400, 650, 170, 120)
        paper.drawImage(logo, 72, 600, 12, 12)

    def ornament(paper: Canvas) -> None:
        lines("More words of it.")(paper)
        paper.drawImage(ImageReader(Image.new("RGB", (60, 60), (90, 120, 90))), 72, 600, 12, 12)

    assert read(drawn(page, page, ornament), "x.pdf").unread == (Unread("", 1, "picture"),)


def test_an_encrypted_file_is_held() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(lines("Words.")))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert read_document(buffer.getvalue(), "x.pdf") == Refusal(PartStatus.HELD, "encrypted")


def test_what_stands_outside_the_pages_is_read() -> None:
    def page(paper: Canvas) -> None:
        lines("Words.")(paper)
        paper.setAuthor("Nia Vaughan")
        paper.bookmarkPage("b")
        paper.addOutlineEntry("About Dwayne Pryce", "b")
        paper.textAnnotation("Ask Rhodri", Rect=[10, 10, 30, 30])
        paper.acroForm.textfield(name="who", tooltip="Your name", value="Amina Okafor", x=72, y=300)

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(page))) as pdf:
        pdf.attachments["note.txt"] = b"From Cai Probert, attached."
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:title"] = "Title of Zebedee"
        pdf.save(buffer)
    document = read(buffer.getvalue(), "x.pdf")
    unseen = [b.text for b in document.blocks if not b.shown]
    assert "Author: Nia Vaughan" in unseen
    assert "About Dwayne Pryce" in unseen
    assert any("Zebedee" in text for text in unseen)
    assert "Ask Rhodri" in texts(document, BlockKind.COMMENT)
    assert texts(document, BlockKind.FORM_FIELD) == ["Your name: Amina Okafor"]
    assert only(document, "From Cai Probert, attached.").part == "attachment-1"


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages_read_upright(angle: int) -> None:
    def page(paper: Canvas) -> None:
        paper.translate(300, 400)
        paper.rotate(angle)
        paper.drawString(0, 0, "Words that were turned")
        paper.drawString(0, -14, "stay in their order.")

    assert " ".join(text for _, text in shown(drawn(page))) == "Words that were turned stay in their order."


_WORDS = st.lists(st.text(st.characters(codec="ascii", categories=["L"]), min_size=2, max_size=9), min_size=1, max_size=60)


@settings(max_examples=30, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_an_anchor_box_holds_the_text_it_names(paragraphs: Sequence[list[str]]) -> None:
    content = flowed(*[styled(" ".join(words)) for words in paragraphs])
    blocks: list[Block] = [b for b in read_here(content, Source("x.pdf")).blocks if b.anchor.box]
    pdf = pypdfium2.PdfDocument(content)
    for block in blocks:
        assert block.anchor.page is not None
        assert block.anchor.box is not None
        left, bottom, right, top = block.anchor.box
        page = pdf[block.anchor.page - 1].get_textpage()
        found = page.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
        assert set(block.text.replace("-", "")) - {" ", "\n"} <= set(found)
    said = " ".join(b.text for b in blocks if b.kind is not BlockKind.FOOTER)
    assert said.split() == [word for words in paragraphs for word in words]
    pdf.close()
