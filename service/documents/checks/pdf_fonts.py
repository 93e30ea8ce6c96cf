"""Fonts of a PDF: shipped ones, embedded as subsets, each glyph with its character; so text says what the page shows."""

from __future__ import annotations

import io
import re
from importlib.metadata import version
from typing import Any

import pikepdf

from service.documents.checks.examined import Check, Examined

NAME = "pdf_fonts"
KNOWN = re.compile(r"/[A-Z]{6}\+Noto(?:Sans|Serif|Emoji)[A-Za-z]*(?:-[A-Za-z]+)?")


def run(examined: Examined) -> list[str]:
    """Return fonts that are foreign, not embedded or without a character map."""
    with pikepdf.open(io.BytesIO(examined.content)) as document:
        fonts = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"]
        return sorted({wrong for font in fonts for wrong in _wrong(font)})


def foreign_fonts(page: pikepdf.Page) -> bool:
    """Say whether a page uses a font that was not shipped with this service."""
    fonts: Any = page.resources.get("/Font", {})
    return any(_wrong(font) for font in fonts.values())


def _wrong(font: pikepdf.Object) -> list[str]:
    answer: list[str] = []
    if not KNOWN.fullmatch(str(font.get("/BaseFont", "")).removesuffix("-Identity-H")):
        answer.append("a font that is not shipped")
    subtype = str(font.get("/Subtype", ""))
    if subtype == "/Type0" and "/ToUnicode" not in font:
        answer.append("a font without a character map")
    elif subtype.startswith("/CIDFont"):
        descriptor: Any = font.get("/FontDescriptor", {})
        if not any(key in descriptor for key in ("/FontFile2", "/FontFile3")):
            answer.append("a font that is not embedded")
    elif subtype != "/Type0":
        answer.append("a font of a kind the writer never uses")
    return answer


CHECK = Check(NAME, f"pikepdf {version('pikepdf')}", run)
