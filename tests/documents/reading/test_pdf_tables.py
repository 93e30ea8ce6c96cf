"""A cell's lines stay together, whether lines or blanks make the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, Table

from service.domain.document import BlockKind, Document
from tests.documents.reading.pdf_pages import Canvas, drawn, flowed
from tests.documents.reading.reading_one import only, read, texts

SAMPLES = Path(__file__).parents[2] / "samples" / "submissions"
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def places(document: Document) -> dict[str, tuple[int, int, int, int]]:
    return {b.text: (b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span) for b in document.blocks if b.cell}


def cell(text: str) -> Paragraph:
    return Paragraph(text, getSampleStyleSheet()["BodyText"])


def test_wrapped_cells_of_a_sample_come_out_whole() -> None:
    document = read((SAMPLES / "small-charity-unnamed.pdf").read_bytes(), "x.pdf")
    found = only(document, "A quarterly meeting with the probation delivery unit")
    assert found.kind is BlockKind.TABLE_CELL
    assert found.cell is not None
    assert (found.cell.row, found.cell.column) == (3, 0)


def test_a_small_table_at_the_foot_is_no_footnote() -> None:
    document = read((SAMPLES / "case-review-identifiers.pdf").read_bytes(), "x.pdf")
    assert texts(document, BlockKind.FOOTNOTE) == []
    assert places(document)["2021/22"] == (1, 0, 1, 1)
    assert places(document)["Went on to full review"] == (0, 2, 1, 1)


@pytest.mark.parametrize(
    "style", [[GRID], [("BOX", (0, 0), (-1, -1), 1, colors.black), ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.grey)]]
)
def test_wrapped_cells_of_a_ruled_table_stay_together(style: list[tuple[object, ...]]) -> None:
    rows = [
        [
            cell("Amina Okafor who was a witness in the second of the three cases"),
            cell("Told the court in the spring that nobody had come"),
        ],
        [cell("Dwayne Pryce"), cell("Told nobody at all about it until the following year had ended")],
    ]
    document = read(flowed(cell("Before it."), Table(rows, colWidths=[120, 120], style=style), cell("After it.")), "x.pdf")
    assert texts(document)[:6] == [
        "Before it.",
        "Amina Okafor who was a witness in the second of the three cases",
        "Told the court in the spring that nobody had come",
        "Dwayne Pryce",
        "Told nobody at all about it until the following year had ended",
        "After it.",
    ]


def test_merged_cells_of_a_ruled_table_say_how_far_they_reach() -> None:
    rows = [["Family", "", "Since"], ["Okafor", "Amina", "2019"], ["", "Chidi", "2021"]]
    document = read(flowed(Table(rows, style=[GRID, ("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 1), (0, 2))])), "x.pdf")
    found = places(document)
    assert found["Family"] == (0, 0, 1, 2)
    assert found["Okafor"] == (1, 0, 2, 1)
    assert found["Chidi"] == (2, 1, 1, 1)


def test_a_ruled_table_drawn_inside_a_form_is_a_table() -> None:
    def draw(paper: Canvas) -> None:
        paper.beginForm("f")
        for y in (0, 20, 40):
            paper.line(0, y, 200, y)
        for x in (0, 100, 200):
            paper.line(x, 0, x, 40)
        for number, word in enumerate(("Amina", "Okafor", "Dwayne", "Pryce")):
            paper.drawString(5 + 100 * (number % 2), 25 - 20 * (number // 2), word)
        paper.endForm()
        paper.translate(120, 500)
        paper.scale(1.5, 1.5)
        paper.doForm("f")

    assert places(read(drawn(draw), "x.pdf"))["Pryce"] == (1, 1, 1, 1)


def test_a_frame_around_a_page_is_no_table() -> None:
    def draw(paper: Canvas) -> None:
        paper.rect(30, 30, 535, 780)
        paper.line(30, 700, 565, 700)
        paper.drawString(72, 720, "Our answer")
        paper.drawString(72, 680, "Words of the answer.")

    assert places(read(drawn(draw), "x.pdf")) == {}


@pytest.mark.parametrize("level", ["TOP", "MIDDLE", "BOTTOM"])
def test_wrapped_cells_of_a_table_without_lines_stay_together(level: str) -> None:
    rows = [
        [cell("Witness"), cell("What was said")],
        [cell("Amina Okafor of the second house"), cell("Told the court in the spring that nobody had come")],
        [cell("Dwayne Pryce"), cell("Told nobody at all about it until the next year")],
    ]
    style = [("VALIGN", (0, 0), (-1, -1), level)]
    document = read(flowed(cell("Before it."), Table(rows, colWidths=[120, 120], style=style), cell("After it.")), "x.pdf")
    assert (texts(document)[0], texts(document)[-2]) == ("Before it.", "After it.")
    assert places(document)["Amina Okafor of the second house"] == (1, 0, 1, 1)
    assert places(document)["Told the court in the spring that nobody had come"] == (1, 1, 1, 1)


def test_numbers_that_stand_under_one_another_at_the_right_are_a_column() -> None:
    rows = [["Kind of report", "2023"], ["Mandatory", "118"], ["Voluntary", "2,507"], ["Confidential", "6"]]
    document = read(flowed(Table(rows, style=[("ALIGN", (1, 0), (1, -1), "RIGHT")])), "x.pdf")
    assert places(document)["2,507"] == (2, 1, 1, 1)
    assert places(document)["6"] == (3, 1, 1, 1)
