"""Pages read from their picture: those with a picture, drawn shapes or foreign fonts, and a sample of the others."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageOps

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.pdf_fonts import foreign_fonts
from service.documents.ocr import tesseract
from service.documents.ocr.tesseract import Seen
from service.kit.folding import fold

NAME = "pdf_ocr"
NOT_RUN = "not run: tesseract is not installed"
AT_ONCE = 2
SCALE = 150 / 72
#: Pages of our own plain print read as well from a coarser picture, for less work.
SAMPLE_SCALE = 120 / 72
ONE_IN = 10
FEWEST = 2
SURE = 80.0
LONG_WORD = 5
#: With this share of surely read words unknown to the text layer, the layer does not say what the page shows.
DISAGREEMENT = 0.3
FEWEST_WORDS = 5
SHAPES = {"c", "v", "y", "sh", "Do", "BI", "INLINE IMAGE"}


def run(examined: Examined) -> list[str]:
    """Return what reading the pictures of pages shows that must not be there."""
    with pikepdf.open(io.BytesIO(examined.content)) as document:
        suspect = [number for number, page in enumerate(document.pages) if _drawn(page) or foreign_fonts(page)]
        total = len(document.pages)
    if tesseract.program() is None:
        return ["pages with pictures, shapes or foreign fonts need OCR, which is not installed"] if suspect else []
    chosen = sorted({*suspect, *_sample(total)})
    answer: set[str] = set()
    pages = pypdfium2.PdfDocument(examined.content)
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for at in range(0, len(chosen), AT_ONCE):
                numbers = chosen[at : at + AT_ONCE]
                some = [pages[number] for number in numbers]
                pictures = [_picture(page, suspect=number in suspect) for number, page in zip(numbers, some, strict=True)]
                looks = [(index, each) for index, number in enumerate(numbers) for each in _polarities(pictures[index], number in suspect)]
                for (index, _), read in zip(looks, pool.map(tesseract.words_in, [each for _, each in looks]), strict=True):
                    answer.update(_wrong(read, str(some[index].get_textpage().get_text_range()), examined))
    finally:
        pages.close()
    return sorted(answer)


def _polarities(picture: Image.Image, suspect: bool) -> tuple[Image.Image, ...]:
    """Where something is drawn, dark on light and light on dark: an engine sees words in one that it misses in the other."""
    return (picture, ImageOps.invert(picture)) if suspect else (picture,)


def _sample(total: int) -> range:
    wanted = max(FEWEST, -(-total // ONE_IN))
    return range(0, total, max(1, total // wanted))


def _drawn(page: pikepdf.Page) -> bool:
    """Say whether a page holds a picture or shapes other than straight lines and boxes."""
    return any(str(instruction.operator) in SHAPES for instruction in pikepdf.parse_content_stream(page))


def _picture(page: Any, *, suspect: bool) -> Image.Image:
    made: Image.Image = page.render(scale=SCALE if suspect else SAMPLE_SCALE, grayscale=True).to_pil()
    return made.convert("L")


def _wrong(words: list[Seen], layer: str, examined: Examined) -> list[str]:
    answer = said(examined.leaks_in_text(" ".join(word.text for word in words)), "picture of a page")
    known = fold(layer)
    sure = [folded for word in words if word.trust >= SURE and len(folded := fold(word.text)) >= LONG_WORD and folded.isascii()]
    unknown = sum(1 for word in sure if word not in known)
    if unknown >= FEWEST_WORDS and unknown > DISAGREEMENT * len(sure):
        answer.append("a page shows words that its text does not have")
    return answer


def engine() -> str:
    """Return what reads pictures here, for certificates."""
    found = tesseract.version()
    if not found:
        return NOT_RUN
    return f"{found} over pdfium by pypdfium2 {version('pypdfium2')}, drawings in both polarities; it reads scans that come in too"


CHECK = Check(NAME, engine(), run)
