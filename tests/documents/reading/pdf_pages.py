"""PDF pages for tests, drawn line by line or flowed by a typesetter."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, TypeAlias

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from service.domain.document import BlockKind
from tests.documents.reading.reading_one import read

Canvas: TypeAlias = Any


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """Return a file with one page for each function that draws."""
    buffer = io.BytesIO()
    paper = canvas.Canvas(buffer, pagesize=A4)
    for page in pages:
        page(paper)
        paper.showPage()
    paper.save()
    return buffer.getvalue()


def lines(*said: str, top: float = 700, left: float = 72) -> Callable[[Canvas], None]:
    """Return a function that draws lines one under another."""

    def draw(paper: Canvas) -> None:
        for number, line in enumerate(said):
            paper.drawString(left, top - 14 * number, line)

    return draw


def flowed(*content: Flowable, header: str = "") -> bytes:
    """Return a file that a typesetter flowed, with a header and page numbers."""
    buffer = io.BytesIO()

    def margins(paper: Canvas, template: SimpleDocTemplate) -> None:
        paper.drawString(72, 815, header)
        paper.drawString(280, 25, f"Page {template.page}")

    SimpleDocTemplate(buffer, pagesize=A4).build(list(content), onFirstPage=margins, onLaterPages=margins)
    return buffer.getvalue()


def shown(content: bytes) -> list[tuple[BlockKind, str]]:
    """Return kind and text of what a reader sees."""
    return [(b.kind, b.text) for b in read(content, "x.pdf").blocks if b.shown]
