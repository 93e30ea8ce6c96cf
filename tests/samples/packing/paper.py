"""Makes .pdf samples: with reportlab from the light markup, with typst from its own, and one that a password locks."""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from packing.markup import Block, Source

FONTS = Path("/usr/share/fonts/truetype/dejavu")


def styles() -> dict[str, ParagraphStyle]:
    """Plain office styles in a font that has Welsh and Polish letters."""
    pdfmetrics.registerFont(TTFont("Body", FONTS / "DejaVuSerif.ttf"))
    pdfmetrics.registerFont(TTFont("Head", FONTS / "DejaVuSans-Bold.ttf"))
    base = getSampleStyleSheet()
    return {
        "paragraph": ParagraphStyle("p", base["BodyText"], fontName="Body", fontSize=10.5, leading=15, spaceAfter=7),
        "item": ParagraphStyle("i", base["BodyText"], fontName="Body", fontSize=10.5, leading=15, leftIndent=14, bulletIndent=4),
        "heading1": ParagraphStyle("h1", base["Heading1"], fontName="Head", fontSize=16, leading=21),
        "heading2": ParagraphStyle("h2", base["Heading2"], fontName="Head", fontSize=12, leading=16),
        "small": ParagraphStyle("s", base["BodyText"], fontName="Body", fontSize=9, leading=12),
    }


def flow_of(block: Block, look: dict[str, ParagraphStyle]) -> list[Any]:
    """One block as things that flow over pages."""
    if block.kind == "page":
        return [PageBreak()]
    if block.kind == "heading":
        return [Paragraph(escape(block.text), look[f"heading{block.level}"])]
    if block.kind == "item":
        return [Paragraph(escape(block.text), look["item"], bulletText="•")]
    if block.kind == "table":
        rows = [[Paragraph(escape(cell), look["small"]) for cell in row] for row in block.rows]
        grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        return [Table(rows, style=grid, repeatRows=1), Spacer(1, 4 * mm)]
    return [Paragraph(escape(block.text).replace("\n", "<br/>"), look["paragraph"])]


def build(source: Source) -> bytes:
    """The pages of a source, with a running head and foot."""
    look, made = styles(), BytesIO()

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("Body", 8)
        canvas.drawString(25 * mm, 285 * mm, source.properties.get("header", ""))
        canvas.drawString(25 * mm, 12 * mm, f"{source.properties.get('footer', '')} {document.page}".strip())

    document = SimpleDocTemplate(
        made, pagesize=A4, leftMargin=25 * mm, rightMargin=25 * mm, topMargin=24 * mm, bottomMargin=22 * mm, invariant=1,
        title=source.properties.get("title", ""), author=source.properties.get("author", ""), subject=source.properties.get("subject", ""),
    )
    flow = [thing for block in source.blocks for thing in flow_of(block, look)]
    document.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return made.getvalue()


def make_pdf(source: Source, path: Path) -> None:
    """Writes the source as an untagged PDF, as most office software does."""
    path.write_bytes(build(source))


def make_typst(source: Path, path: Path) -> None:
    """Writes a typst source as a tagged PDF with real ligatures and small type."""
    path.write_bytes(typst.compile(str(source), timestamp=1747735200))


def make_locked(source: Source, path: Path) -> None:
    """Writes the source as a PDF that cannot be opened without a password."""
    with pikepdf.open(BytesIO(build(source))) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="four-swans-owner", user="four-swans", R=6), static_id=False)
