"""Long files cost in proportion to their pages, and not much."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from service.documents.formats.pdf.read import read as read_here
from service.documents.part_reading import Source
from tests.documents.reading.pdf_pages import Canvas, drawn

_SENTENCE = "The officer told Amina Okafor that the review of the offence had never been sent to anyone in Leeds. "


def _dense(paper: Canvas) -> None:
    said = (_SENTENCE * 80).split()
    y = 780
    line = ""
    paper.setFont("Helvetica", 10)
    while said and y > 60:
        while said and stringWidth(f"{line} {said[0]}", "Helvetica", 10) < 450:
            line = f"{line} {said.pop(0)}"
        paper.drawString(72, y, line.strip())
        line = ""
        y -= 13


def _seconds(pages: int) -> float:
    content = drawn(*[_dense] * pages)
    start = time.process_time()
    reading = read_here(content, Source("x.pdf"))
    spent = time.process_time() - start
    assert sum(len(block.text) for block in reading.blocks) > pages * 4_000
    return spent


@pytest.mark.faults  # measures time, so it runs by itself and not in `make test`
def test_a_long_file_costs_in_proportion_to_its_pages() -> None:
    short, long = _seconds(10), _seconds(60)
    assert long / 60 < short / 10 * 2
    assert 60 / long > 8, "on a quiet machine it is 20 pages a CPU second and more"


def test_a_long_file_stays_small_in_memory() -> None:
    content = drawn(*[_dense] * 12)
    tracemalloc.start()
    read_here(content, Source("x.pdf"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak / 12 < 2_500_000, "500 such pages stay under 1.5 GB"
