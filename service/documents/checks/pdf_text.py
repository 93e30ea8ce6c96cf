"""What readers of a PDF find on its pages, by four engines that share no code; each is a check of its own."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from importlib.metadata import version

import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.text_bytes import HEADING

POPPLER = "pdftotext"
SECONDS = 60
#: A soft line break inside a word is an engine's own invention.
SOFT = str.maketrans({"\ufffe": "", "\u00ad": ""})


def by_pdfium(content: bytes) -> str:
    """Return the text of all pages as pdfium reads it."""
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(str(page.get_textpage().get_text_range()) for page in document).translate(SOFT)
    finally:
        document.close()


def by_pdfminer(content: bytes) -> str:
    """Return the text of all pages as pdfminer reads it."""
    return str(extract_text(io.BytesIO(content)))


def by_pypdf(content: bytes) -> str:
    """Return the text of all pages as pypdf reads it."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content), strict=True).pages)


def by_poppler(content: bytes) -> str:
    """Return the text of all pages as pdftotext reads it."""
    program = shutil.which(POPPLER)
    if program is None:
        raise FileNotFoundError(POPPLER)
    done = subprocess.run([program, "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
    return done.stdout.decode("utf-8", errors="replace")


def _hunt(read: Callable[[bytes], str], examined: Examined) -> list[str]:
    return said(examined.leaks_in_text(read(examined.content)), "page text")


def _compare(examined: Examined) -> list[str]:
    return differences(examined.expected_text, by_pdfium(examined.content), extra=(HEADING,), numbered=True)


PDFIUM = f"pdfium by pypdfium2 {version('pypdfium2')}"
CHECKS = (
    Check("pdf_text_pdfium", PDFIUM, partial(_hunt, by_pdfium)),
    Check("pdf_text_pdfminer", f"pdfminer.six {version('pdfminer.six')}", partial(_hunt, by_pdfminer)),
    Check("pdf_text_pypdf", f"pypdf {version('pypdf')}", partial(_hunt, by_pypdf)),
)
POPPLER_CHECK = Check("pdf_text_poppler", POPPLER, partial(_hunt, by_poppler))
EXPECTED = Check("expected_text", PDFIUM, _compare)
