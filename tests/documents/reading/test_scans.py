"""Scanned pages: read whatever way they lie, placed where they stand, and never clean when nothing was read."""

from __future__ import annotations

import io
import string
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image, ImageDraw

from service.documents.limits import DEFAULT
from service.documents.reading import read_document
from service.domain.document import BlockKind, Document, PartStatus, Refusal, Unread, Warned
from tests.documents.reading.made_scans import Canvas, columns, noisy, placed, saved, scan, scanned_pdf, tilted, white_on_black
from tests.documents.reading.pdf_pages import drawn, lines
from tests.documents.reading.reading_one import read, texts

pytestmark = pytest.mark.needs_tesseract
NAME, NUMBER = "Ifeoma Brackenridge", "07700 900461"
SCANS: dict[str, Callable[[], bytes]] = {
    "200 dpi": lambda: scanned_pdf(scan()),
    "100 dpi": lambda: scanned_pdf(scan(dpi=100), dpi=100),
    "3 degrees": lambda: scanned_pdf(tilted(scan(), 3)),
    "upside down": lambda: scanned_pdf(scan().rotate(180)),
    "on its side": lambda: scanned_pdf(scan().rotate(90, expand=True)),
    "noisy": lambda: scanned_pdf(noisy(scan())),
    "white on black": lambda: scanned_pdf(white_on_black(scan())),
}


@pytest.mark.parametrize("kind", SCANS)
def test_a_scan_is_read_however_it_was_made(kind: str) -> None:
    document = read(SCANS[kind](), "scan.pdf")
    said = " ".join(texts(document))
    assert NAME in said
    assert NUMBER in said
    assert document.unread == ()
    assert Warned("read-by-ocr") in document.warnings


def test_a_scan_in_welsh_is_read_with_its_own_letters() -> None:
    slip = scan(
        "Yr wyf yn ysgrifennu i ddweud na chawsom", "wybod dim. Fy enw i yw Siân Llywelyn ac", "rwy'n byw ger Llanfairfechan. Gŵyr pawb."
    )
    said = " ".join(texts(read(saved(slip), "llythyr.png")))
    assert "Siân Llywelyn" in said
    assert "Gŵyr" in said


def test_columns_of_a_scan_are_read_one_after_the_other() -> None:
    left = (
        "The prison told my sister nothing",
        "about the offence. She learned of",
        "it from a newspaper, weeks later,",
        "and wrote to the governor at once.",
    )
    right = (
        "Three months went by before any",
        "answer came. The officer who rang",
        "was kind but knew too little of it",
        "and could not say who had decided.",
    )
    said = " ".join(texts(read(saved(columns(left, right)), "page.png")))
    assert said.index("governor at once") < said.index("Three months")


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_an_anchor_of_a_scan_leads_to_the_ink(turn: int) -> None:
    picture = scan("Ifeoma Brackenridge wrote this today").rotate(turn, expand=True)
    block = read(saved(picture), "slip.png").blocks[0]
    assert block.anchor.page == 1
    assert block.anchor.box is not None
    left, bottom, right, top = block.anchor.box
    ink = picture.point(lambda shade: 255 - shade).getbbox()
    assert ink is not None
    assert max(abs(left - ink[0]), abs(right - ink[2])) < 14
    assert max(abs(picture.height - top - ink[1]), abs(picture.height - bottom - ink[3])) < 14
    assert [block.text[word.start :].split()[0] for word in block.anchor.words] == ["Ifeoma", "Brackenridge", "wrote", "this", "today"]
    first, last = block.anchor.box_of(0, 6), block.anchor.box_of(20, 21)
    assert first is not None
    assert last is not None
    along, forward = (1, True) if turn == 90 else (0, turn == 0)
    assert (first[along] < last[along]) == forward


def test_a_page_on_which_nothing_is_read_is_unread_beside_one_that_is() -> None:
    document = read(scanned_pdf(scan(), Image.new("L", (600, 400), 250)), "scan.pdf")
    assert document.unread == (Unread("", 2, "OCR read nothing"),)


@pytest.mark.parametrize(
    "content", [saved(Image.new("L", (300, 200), 240)), scanned_pdf(Image.new("L", (300, 200), 240))], ids=["picture", "scan"]
)
def test_a_file_in_which_nothing_is_read_is_held(content: bytes) -> None:
    assert read_document(content, "x") == Refusal(PartStatus.HELD, "nothing-read")


def test_a_page_read_in_doubt_is_said_to_be_unread() -> None:
    grain = Image.effect_noise((500, 300), 90)
    document = read(scanned_pdf(scan(), Image.blend(scan(size=7, dpi=72).resize((500, 300)), grain, 0.55)), "scan.pdf")
    assert [unread.page for unread in document.unread] == [2]


def test_a_page_with_more_ink_than_was_read_is_said_to_be_unread() -> None:
    slip = scan("One line of print and then a drawing", *[" "] * 8)
    pen = ImageDraw.Draw(slip)
    for step in range(24):
        pen.arc((60 + 18 * step, 140 + 7 * (step % 5), 150 + 18 * step, 290 - 9 * (step % 4)), 15 * step, 15 * step + 250, fill=0, width=4)
    document = read(saved(slip), "drawing.png")
    assert "One line of print" in " ".join(texts(document))
    assert [unread.page for unread in document.unread] == [1]


def test_pages_over_the_limit_say_so() -> None:
    slip = scan("A short slip of words")
    document = read_document(scanned_pdf(slip, slip, slip), "scan.pdf", limits=replace(DEFAULT, ocr_pages=1))
    assert isinstance(document, Document)
    assert document.unread == (Unread("", 2, "too many pages for OCR"), Unread("", 3, "too many pages for OCR"))


def test_a_picture_among_text_is_read_and_withheld() -> None:
    def page(paper: Canvas) -> None:
        lines("Our answer stands above the picture of a letter.", top=700)(paper)
        placed(scan(), left=72, bottom=300)(paper)

    document = read(drawn(page), "mixed.pdf")
    assert texts(document, BlockKind.PARAGRAPH) == ["Our answer stands above the picture of a letter."]
    assert NAME in " ".join(texts(document, BlockKind.PICTURE))
    assert document.unread == ()


def _layer(*said: str, shift: float = 0.0) -> Callable[[Canvas], object]:
    def draw(paper: Canvas) -> None:
        text = paper.beginText()
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 11.6)
        for number, line in enumerate(said):
            text.setTextOrigin(18 + shift, paper._pagesize[1] - 29 - 15.4 * number)
            text.textOut(line)
        paper.drawText(text)

    return draw


def test_a_scanners_own_text_that_agrees_with_its_picture_is_read_once() -> None:
    said = ("My name is Ifeoma Brackenridge and", "you can reach me on 07700 900461.", "My sister was told nothing of it.")
    document = read(scanned_pdf(scan(), over=_layer(*said)), "scan.pdf")
    assert document.text.count(NAME) == 1
    assert Warned("text-layer-disagrees") not in document.warnings


def test_a_text_layer_that_says_something_else_is_read_beside_the_picture() -> None:
    said = ("The weather was quite pleasant for", "walking along a canal in Coventry.", "Signed by Rhodri Probert of Powys.")
    document = read(scanned_pdf(scan(), over=_layer(*said)), "scan.pdf")
    assert NAME in " ".join(texts(document))
    assert "Rhodri" not in " ".join(texts(document))
    assert "Rhodri Probert" in " ".join(texts(document, BlockKind.HIDDEN))
    assert Warned("text-layer-disagrees") in document.warnings


def test_one_name_that_the_picture_has_otherwise_is_read_both_ways() -> None:
    said = ("My name is Ifeoma Castlemartin and", "you can reach me on 07700 900461.", "My sister was told nothing of it.")
    document = read(scanned_pdf(scan(), over=_layer(*said)), "scan.pdf")
    assert "Castlemartin" in document.text
    assert "Brackenridge" in document.text
    assert Warned("text-layer-disagrees") in document.warnings
    assert document.unread == (Unread("", 1, "text layer unreliable"),)


def test_words_drawn_under_a_scan_are_read_and_warned_of() -> None:
    def page(paper: Canvas) -> None:
        paper.drawString(100, 320, "Dwayne Pryce of the mill house")
        placed(scan("One line is all that anybody sees"), left=72, bottom=300)(paper)

    document = read(drawn(page), "x.pdf")
    assert "Pryce" not in " ".join(texts(document))
    assert "Dwayne Pryce of the mill house" in " ".join(texts(document, BlockKind.HIDDEN))
    assert "faked-redaction" in {warned.code for warned in document.warnings}


def _mistold(content: bytes, told: str, drawn_letters: str) -> bytes:
    """Return a file whose font tells programs one letter and draws another."""
    meaning = dict(zip(drawn_letters, told, strict=True))
    rows = "".join(f"<{ord(letter):02x}> <{ord(meaning.get(letter, letter)):04x}>\n" for letter in string.ascii_letters)
    table = f"/CIDInit /ProcSet findresource begin begincmap 52 beginbfchar\n{rows}endbfchar endcmap end".encode()
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                thing.ToUnicode = pdf.make_stream(table)
        pdf.save(buffer)
    return buffer.getvalue()


def test_a_font_that_tells_programs_other_letters_is_not_believed() -> None:
    plain = drawn(lines("My name is Ifeoma Brackenridge and", "my sister was told nothing of it all."))
    document = read(_mistold(plain, "mlkjihgfedcbazyxwvutsrqpon", string.ascii_lowercase), "x.pdf")
    assert "My name is Ifeoma Brackenridge" in " ".join(texts(document))
    assert Warned("text-layer-disagrees") in document.warnings


def test_a_font_that_tells_the_truth_costs_no_look() -> None:
    plain = drawn(lines("My name is Ifeoma Brackenridge and", "my sister was told nothing of it all."))
    assert read(_mistold(plain, "", ""), "x.pdf").warnings == ()
