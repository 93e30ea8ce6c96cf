"""Which characters of a page a reader cannot see, and which only look redacted."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from service.documents.formats.pdf.characters import Box, Character
from service.documents.limits import Limits
from service.documents.part_reading import CannotRead

_WHITE = 250
_DARK = 80
_TINY = 2.0
_MOSTLY = 0.8
_COVERS_PAGE = 0.5


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path or a picture on the page, in drawing order."""

    box: Box
    colour: tuple[int, int, int] | None
    order: int

    def holds(self, point: tuple[float, float]) -> bool:
        """Say whether a point lies in it."""
        return self.box[0] <= point[0] <= self.box[2] and self.box[1] <= point[1] <= self.box[3]

    @property
    def area(self) -> float:
        """Its size in square points."""
        return max(0.0, self.box[2] - self.box[0]) * max(0.0, self.box[3] - self.box[1])


@dataclass(frozen=True, slots=True)
class Drawn:
    """Fills, pictures and the number of vector paths of a page."""

    fills: tuple[Shape, ...]
    pictures: tuple[Shape, ...]
    paths: int


def drawn_on(page: Any, limits: Limits) -> Drawn:
    """Return what is drawn on a page besides text, at the top level and in forms."""
    fills: list[Shape] = []
    pictures: list[Shape] = []
    paths = 0
    for order, page_object in enumerate(page.get_objects(max_depth=6)):
        if order > limits.page_objects:
            raise CannotRead("too-complex")
        if page_object.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(Shape(tuple(page_object.get_bounds()), None, order))
        elif page_object.type == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            colour = _fill(page_object.raw)
            if colour is not None:
                fills.append(Shape(tuple(page_object.get_bounds()), colour, order))
    return Drawn(tuple(fills), tuple(pictures), paths)


def _fill(raw: Any) -> tuple[int, int, int] | None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(raw, ctypes.byref(mode), ctypes.byref(stroke)) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(raw, *(ctypes.byref(part) for part in (red, green, blue, alpha))) or alpha.value < 200:
        return None
    return red.value, green.value, blue.value


def judged(characters: Sequence[Character], drawn: Drawn, page: Box, covers: Sequence[Box]) -> tuple[Character, ...]:
    """Return the characters, each with why a reader cannot see it, if so. `covers` are dark annotations."""
    scanned = _is_scan(characters, drawn, page)
    dark = [shape for shape in drawn.fills if shape.colour and max(shape.colour) < _DARK and shape.area < _area(page) * 0.9]
    dark += [Shape(box, (0, 0, 0), -1) for box in covers]
    coloured = [shape for shape in drawn.fills if shape.colour and min(shape.colour) < _WHITE - 15] + list(drawn.pictures)
    reasons = (_why(character, dark, coloured, page, scanned=scanned) for character in characters)
    return tuple(replace(c, hidden=why) if why else c for c, why in zip(characters, reasons, strict=True))


def _why(character: Character, dark: Sequence[Shape], coloured: Sequence[Shape], page: Box, *, scanned: bool) -> str | None:
    x, y = character.middle
    if not (page[0] - 1 <= x <= page[2] + 1 and page[1] - 1 <= y <= page[3] + 1):
        return "off the page"
    if character.look.invisible or character.look.faint:
        return None if scanned else "invisible"
    if character.look.size < _TINY and character.box[3] - character.box[1] < _TINY:
        return "tiny"
    height = max(1.0, character.look.size)
    if max(character.look.colour) < 160 and any(s.holds((x, y)) and s.box[3] - s.box[1] > height * 0.5 for s in dark):
        return "covered"
    if min(character.look.colour) >= _WHITE and not any(shape.holds((x, y)) for shape in coloured):
        return "white"
    return None


def _is_scan(characters: Sequence[Character], drawn: Drawn, page: Box) -> bool:
    """A page that is one picture with invisible text over it shows that text, in the picture."""
    silent = sum(1 for character in characters if character.look.invisible)
    pictured = sum(picture.area for picture in drawn.pictures)
    return bool(characters) and silent > len(characters) * _MOSTLY and pictured > _area(page) * _COVERS_PAGE


def _area(box: Box) -> float:
    return max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
