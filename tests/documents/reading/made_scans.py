"""Scans for tests: words typed by hand, drawn as a scanner or camera would give them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from PIL import Image, ImageDraw, ImageFont, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from service.documents.formats.pdf.fonts import font_folders

Canvas: TypeAlias = Any
FONT = Path(font_folders()[0]) / "NotoSans[wght].ttf"
WORDS = ("My name is Ifeoma Brackenridge and", "you can reach me on 07700 900461.", "My sister was told nothing of it.")


def scan(*said: str, dpi: int = 200, size: float = 11) -> Image.Image:
    """Return a slip of paper with these lines."""
    lines = said or WORDS
    font = ImageFont.truetype(FONT, round(size * dpi / 72))
    width = max(int(font.getlength(line)) for line in lines) + dpi // 2
    step = round(size * 1.4 * dpi / 72)
    paper = Image.new("L", (width, step * len(lines) + dpi // 2), 255)
    pen = ImageDraw.Draw(paper)
    for number, line in enumerate(lines):
        pen.text((dpi // 4, dpi // 4 + number * step), line, fill=0, font=font)
    return paper


def columns(left: Sequence[str], right: Sequence[str]) -> Image.Image:
    """Return a page of two columns."""
    one, other = scan(*left), scan(*right)
    paper = Image.new("L", (one.width + other.width + 60, max(one.height, other.height)), 255)
    paper.paste(one, (0, 0))
    paper.paste(other, (one.width + 60, 0))
    return paper


def noisy(picture: Image.Image) -> Image.Image:
    """Return a picture with every twelfth point black or white, the same ones every time."""
    chance = np.random.default_rng(7)
    points = np.asarray(picture).copy()
    specks = chance.random(points.shape) < 1 / 12
    points[specks] = np.where(chance.random(int(specks.sum())) < 0.5, 0, 255)
    return Image.fromarray(points)


def tilted(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def white_on_black(picture: Image.Image) -> Image.Image:
    return ImageOps.invert(picture)


def saved(picture: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    """Return a picture file."""
    buffer = io.BytesIO()
    picture.copy().save(buffer, kind, **more)  # saving leaves traces in a picture
    return buffer.getvalue()


def placed(picture: Image.Image, *, left: float = 0, bottom: float = 0, dpi: int = 200) -> Callable[[Canvas], None]:
    """Return what draws a picture on a page in its own size."""

    def draw(paper: Canvas) -> None:
        paper.drawImage(ImageReader(picture), left, bottom, picture.width * 72 / dpi, picture.height * 72 / dpi)

    return draw


def scanned_pdf(*pictures: Image.Image, dpi: int = 200, over: Callable[[Canvas], object] | None = None) -> bytes:
    """Return a PDF with one picture on each page, as scanners write it; `over` draws more on each."""
    buffer = io.BytesIO()
    paper = canvas.Canvas(buffer)
    for picture in pictures:
        paper.setPageSize((picture.width * 72 / dpi, picture.height * 72 / dpi))
        placed(picture, dpi=dpi)(paper)
        if over is not None:
            over(paper)
        paper.showPage()
    paper.save()
    return buffer.getvalue()
