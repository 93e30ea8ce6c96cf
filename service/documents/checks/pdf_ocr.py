"""Pages read from their picture: those with a picture, drawn shapes or foreign fonts, and a sample of the others."""

from __future__ import annotations

import io
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from typing import Any

import pikepdf
import pypdfium2

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.pdf_fonts import foreign_fonts
from service.kit.folding import fold

NAME = "pdf_ocr"
PROGRAM = "tesseract"
SECONDS = 90
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
    program = shutil.which(PROGRAM)
    if program is None:
        return ["pages with pictures, shapes or foreign fonts need OCR, which is not installed"] if suspect else []
    chosen = sorted({*suspect, *_sample(total)})
    answer: set[str] = set()
    pages = pypdfium2.PdfDocument(examined.content)
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for at in range(0, len(chosen), AT_ONCE):
                numbers = chosen[at : at + AT_ONCE]
                some = [pages[number] for number in numbers]
                pictures = [
                    _picture(page, SCALE if number in suspect else SAMPLE_SCALE) for number, page in zip(numbers, some, strict=True)
                ]
                for page, read in zip(some, pool.map(partial(_recognised, program), pictures), strict=True):
                    answer.update(_wrong(read, str(page.get_textpage().get_text_range()), examined))
    finally:
        pages.close()
    return sorted(answer)


def _sample(total: int) -> range:
    wanted = max(FEWEST, -(-total // ONE_IN))
    return range(0, total, max(1, total // wanted))


def _drawn(page: pikepdf.Page) -> bool:
    """Say whether a page holds a picture or shapes other than straight lines and boxes."""
    return any(str(instruction.operator) in SHAPES for instruction in pikepdf.parse_content_stream(page))


def _picture(page: Any, scale: float) -> bytes:
    picture = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(picture, "PPM")
    return picture.getvalue()


def _recognised(program: str, picture: bytes) -> list[tuple[str, float]]:
    """Return the words of a picture with how sure the engine is, 0 to 100."""
    done = subprocess.run(  # noqa: S603 - a fixed program on our own picture
        [program, "stdin", "stdout", "--psm", "3", "tsv"],
        input=picture,
        capture_output=True,
        timeout=SECONDS,
        check=True,
        env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
    )
    rows = [line.split("\t") for line in done.stdout.decode("utf-8", errors="replace").splitlines()[1:]]
    return [(row[11], float(row[10])) for row in rows if len(row) > 11 and row[11].strip()]


def _wrong(words: list[tuple[str, float]], layer: str, examined: Examined) -> list[str]:
    answer = said(examined.leaks_in_text(" ".join(word for word, _ in words)), "picture of a page")
    known = fold(layer)
    sure = [folded for word, trust in words if trust >= SURE and len(folded := fold(word)) >= LONG_WORD and folded.isascii()]
    unknown = sum(1 for word in sure if word not in known)
    if unknown >= FEWEST_WORDS and unknown > DISAGREEMENT * len(sure):
        answer.append("a page shows words that its text does not have")
    return answer


def _engine() -> str:
    program = shutil.which(PROGRAM)
    return f"{PROGRAM} over pdfium by pypdfium2 {version('pypdfium2')}" if program else "none: OCR is not installed"


CHECK = Check(NAME, _engine(), run)
