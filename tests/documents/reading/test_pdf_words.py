"""Letters, words and lines of PDF pages come out as a careful reader would copy them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import typst

from service.domain.document import BlockKind
from tests.documents.reading.pdf_pages import Canvas, drawn, lines, shown
from tests.documents.reading.reading_one import read, texts

SAMPLES = Path(__file__).parents[2] / "samples" / "submissions"
READABLE = sorted(path for path in SAMPLES.glob("*.pdf") if "locked" not in path.name)


def set_in_typst(source: str) -> bytes:
    content = typst.compile(source.encode())
    assert isinstance(content, bytes)
    return content


def only_paragraph(*said: str) -> str:
    ((_, text),) = shown(drawn(lines(*said)))
    return text


def test_ligatures_keep_all_their_letters() -> None:
    words = "Offence officer effective offender flat find waffle affliction Fischhoff"
    assert " ".join(text for _, text in shown(set_in_typst(words))).split() == words.split()


def test_letters_printed_twice_to_look_bold_are_one() -> None:
    def draw(paper: Canvas) -> None:
        paper.drawString(72, 700, "Amina Okafor")
        paper.drawString(72.3, 700, "Amina Okafor")

    assert shown(drawn(draw)) == [(BlockKind.PARAGRAPH, "Amina Okafor")]


@pytest.mark.needs_pdftotext
@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_every_word_another_engine_reads_is_read(path: Path) -> None:
    engine = shutil.which("pdftotext")
    assert engine is not None
    said = subprocess.run([engine, "-layout", str(path), "-"], capture_output=True, check=True, text=True).stdout
    ours = _letters(" ".join(texts(read(path.read_bytes(), path.name))))
    assert _letters(said).keys() - ours.keys() == set()
    assert ours.keys() - _letters(said).keys() == set()


def _letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text))


@pytest.mark.parametrize(
    ("said", "means"),
    [
        (("I have never heard again from the proba-", "tion officer after that."), "the probation officer after"),
        (("We were told it was his well-", "being that came first, his well-being and no other."), "his well-being that"),
        (("A semi-", "detached house is where they said that he had to live then."), "A semi-detached house"),
        (("My caseworker at the youth justice service was called Amina-", "Okafor as far as I know."), "Amina-Okafor as"),
        (("She is called Miss Zebedee Oka-", "for, and Okafor is what she told the court."), "Zebedee Okafor, and"),
        (
            ("You may write to the caseworker at amina.okafor@thornaby-", "vale.example in the week."),
            "amina.okafor@thornaby-vale.example in",
        ),
        (("You may write to the caseworker of my cousin at amina.okafor@", "vale.example in the week."), "amina.okafor@vale.example in"),
        (("It was all in the evidence that was published on pages 350\u2013", "383 of the report."), "350\u2013383 of"),
        (("My number at home is the one that I gave you then, 01632-", "960123, in the day."), "01632-960123, in"),
        (("They came - so we had been told by the officer of the court -", "far too late."), "court - far too late."),
    ],
)
def test_words_broken_at_a_line_end_are_whole(said: tuple[str, ...], means: str) -> None:
    assert means in only_paragraph(*said)


def test_a_double_name_broken_over_pages_is_one_name() -> None:
    first = lines("At the end of this page stands the name of my cousin, Amina-", top=100)
    document = read(drawn(first, lines("Okafor, and what was done to her.", top=780)), "x.pdf")
    assert "cousin, Amina-Okafor, and what" in document.text


def test_a_sentence_over_a_column_break_is_one_text() -> None:
    left = [f"left column line number {number} goes on" for number in range(7)] + ["and here stands the name of Amina"]
    right = ["okafor, who never wrote it large,"] + [f"right column line number {number} goes on" for number in range(7)]

    def draw(paper: Canvas) -> None:
        for number, (one, two) in enumerate(zip(left, right, strict=True)):
            paper.drawString(60, 700 - 14 * number, one)
            paper.drawString(320, 700 - 14 * number, two)

    assert "name of Amina okafor, who never" in read(drawn(draw), "x.pdf").text


def test_paragraphs_level_in_two_columns_are_no_table() -> None:
    paragraph = "We never heard from Amina Okafor again after that spring. " * 7
    content = set_in_typst(f"#set page(columns: 2, height: 14cm)\n#set par(justify: true)\n= Our answer\n{(paragraph + chr(10) * 2) * 3}")
    said = shown(content)
    assert {kind for kind, _ in said} == {BlockKind.HEADING, BlockKind.PARAGRAPH}
    assert "".join(text for _, text in said[1:]).replace(" ", "") == (paragraph * 3).replace(" ", "")


def test_a_heading_across_two_columns_divides_them() -> None:
    def draw(paper: Canvas) -> None:
        for number in range(5):
            for left, side in ((60, "left"), (320, "right")):
                paper.drawString(left, 700 - 14 * number, f"upper {side} line number {number} goes on")
                paper.drawString(left, 560 - 14 * number, f"lower {side} line number {number} goes on")
        paper.drawString(60, 600, "A line that runs over both of the columns and is longer than either of them")

    said = read(drawn(draw), "x.pdf").text
    order = ["upper left line number 4", "upper right line number 0", "A line that runs", "lower left line number 0", "lower right line"]
    assert all(said.index(one) < said.index(two) for one, two in pairwise(order))


def test_centred_lines_stay_lines() -> None:
    content = set_in_typst(
        "#align(center)[Dr Nia Vaughan \\ Reader in law]\n\nHere follows a paragraph that is long enough to fill the measure of "
        "the page, and then some more of it, so that there is a second line."
    )
    assert shown(content)[0][1] == "Dr Nia Vaughan\nReader in law"


def test_running_headers_and_footers_are_shown_once() -> None:
    content = set_in_typst(
        "#set page(header: [Response of Nia Vaughan], footer: context [The Coat Project, page #counter(page).display() of 3])\n"
        "One.\n#pagebreak()\nTwo.\n#pagebreak()\nThree."
    )
    document = read(content, "x.pdf")
    assert texts(document, BlockKind.HEADER) == ["Response of Nia Vaughan"]
    assert texts(document, BlockKind.FOOTER) == ["The Coat Project, page 1 of 3"]


def test_a_footer_with_another_reference_on_each_page_is_kept_on_each() -> None:
    def page(reference: str) -> Callable[[Canvas], None]:
        def draw(paper: Canvas) -> None:
            lines("Words.")(paper)
            paper.drawString(72, 30, f"Case {reference}")

        return draw

    document = read(drawn(page("448812"), page("448913"), page("449014")), "x.pdf")
    assert texts(document, BlockKind.FOOTER) == ["Case 448812", "Case 448913", "Case 449014"]


def test_footnotes_are_labelled_and_tables_at_the_foot_are_not() -> None:
    content = set_in_typst(
        "#set page(height: 12cm)\nAmina Okafor said so herself.#footnote[Interview with the author, 3 May.] And it was so then, in all of "
        "that long year of waiting."
    )
    (note,) = [block for block in read(content, "x.pdf").blocks if block.kind is BlockKind.FOOTNOTE]
    assert (note.note, "Interview with the author" in note.text) == ("1", True)


@pytest.mark.parametrize("spacing", [0, 2, 4, 6, 9])
def test_letters_set_apart_are_words(spacing: float) -> None:
    def draw(paper: Canvas) -> None:
        paper.drawString(72, 714, "Seen by me on the day it happened, and by nobody else at all:")
        paper.drawString(72, 700, "Morwenna Tregidga-Hope, Leeds", charSpace=spacing)

    *_, (_, text) = shown(drawn(draw))
    assert text.endswith("Morwenna Tregidga-Hope, Leeds")


def test_letters_typed_apart_are_words_too() -> None:
    assert only_paragraph("The officer in charge was P e n e l o p e   A b e r n e t h y of Leeds.") == (
        "The officer in charge was Penelope Abernethy of Leeds."
    )


@pytest.mark.parametrize("said", ["options A, B and C or D", "I a m", "p < 0.05 ( x = 3 )", "J. R. R. Tolkien", "A B C"])
def test_single_letters_that_are_no_word_stay_apart(said: str) -> None:
    assert only_paragraph(said) == said


def test_single_letters_in_the_cells_of_a_row_stay_apart() -> None:
    def draw(paper: Canvas) -> None:
        for number, letter in enumerate("YNYNYY"):
            paper.drawString(72 + 24 * number, 700, letter)

    assert "YN" not in "|".join(text for _, text in shown(drawn(draw)))
