"""Which characters of a page a reader cannot see, and which only look redacted."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from service.documents.formats.pdf.characters import Box, Character, Look
from service.documents.formats.pdf.drawings import bounds, objects_of, strokes_of
from service.documents.formats.pdf.surface import Surface
from service.documents.limits import Limits
from service.documents.part_reading import CannotRead

_WHITE = 250
_DARK = 80
_TINY = 2.0
_MOSTLY = 0.8
_COVERS_PAGE = 0.5
_MOST_STROKES = 20_000
_BAND = 24
#: With this share of its letters gone, what lies over a run of text lets nothing through.
_OPAQUE = 0.3
_EDGE = 20_000


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


Bands: TypeAlias = dict[int, list[Shape]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Fills, pictures, straight strokes along the page's axes, the number of vector paths, and the order of text objects by address."""

    fills: tuple[Shape, ...]
    pictures: tuple[Shape, ...]
    strokes: tuple[Box, ...]
    paths: int
    texts: Mapping[int, int] = field(default_factory=dict)


def drawn_on(page: Any, limits: Limits) -> Drawn:
    """Return what is drawn on a page besides text, at the top level and in forms."""
    fills: list[Shape] = []
    pictures: list[Shape] = []
    strokes: list[Box] = []
    texts: dict[int, int] = {}
    paths = 0
    for order, (raw, kind, matrix) in enumerate(objects_of(page)):
        if order > limits.page_objects:
            raise CannotRead("too-complex")
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts[ctypes.cast(raw, ctypes.c_void_p).value or 0] = order
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(Shape(bounds(raw, matrix), None, order))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            box = bounds(raw, matrix)
            colour = _fill(raw)
            if colour is not None:
                fills.append(Shape(box, colour, order))
            if len(strokes) < _MOST_STROKES:
                strokes.extend(strokes_of(raw, box, matrix))
    return Drawn(tuple(fills), tuple(pictures), tuple(strokes), paths, texts)


def _fill(raw: Any) -> tuple[int, int, int] | None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(raw, ctypes.byref(mode), ctypes.byref(stroke)) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(raw, *(ctypes.byref(part) for part in (red, green, blue, alpha))) or alpha.value < 200:
        return None
    return red.value, green.value, blue.value


def judged(characters: Sequence[Character], drawn: Drawn, page: Box, covers: Sequence[Box], surface: Surface) -> tuple[Character, ...]:
    """Return the characters, each with why a reader cannot see it, if so. `covers` are dark annotations."""
    scanned = _is_scan(characters, drawn, page)
    dark = [shape for shape in drawn.fills if shape.colour and max(shape.colour) < _DARK and shape.area < _area(page) * 0.9]
    dark += [Shape(box, (0, 0, 0), -1) for box in covers]
    dark_bands = _banded(shape for shape in dark if shape.box[3] - shape.box[1] > 0.5)
    over_bands = _banded((*drawn.fills, *drawn.pictures)) if drawn.texts else {}
    coloured = [shape for shape in drawn.fills if shape.colour and min(shape.colour) < _WHITE - 15] + list(drawn.pictures)
    looks = {id(character.look): character.look for character in characters}
    plain = {key for key, look in looks.items() if _is_plain(look)}
    left, bottom, right, top = page[0] - 1, page[1] - 1, page[2] + 1, page[3] + 1
    result: list[Character] = []
    for character in characters:
        box = character.box
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not (left <= x <= right and bottom <= y <= top):
            result.append(character._replace(hidden="off the page"))
        elif id(character.look) in plain and not over_bands and (not dark_bands or not _covered(character, dark_bands)):
            result.append(character)
        else:
            why = _why(character, dark_bands, coloured, scanned=scanned) or _lies_under(character, over_bands, surface)
            result.append(character._replace(hidden=why) if why else character)
    return _whole_runs(result, over_bands)


def _whole_runs(characters: list[Character], over: Bands) -> tuple[Character, ...]:
    """Where a good part of a run of text is covered, so is all of it that lies under something: lines of a picture may pass there."""
    covered = Counter(id(c.look) for c in characters if c.hidden == "covered" and c.text.strip())
    if not covered or not over:
        return tuple(characters)
    letters = Counter(id(c.look) for c in characters if c.text.strip() and id(c.look) in covered)
    most = {look for look, count in covered.items() if count >= letters[look] * _OPAQUE}
    return tuple(
        c._replace(hidden="covered") if c.hidden is None and id(c.look) in most and (not c.text.strip() or _under(c, over)) else c
        for c in characters
    )


def _is_plain(look: Look) -> bool:
    """Say whether letters of this look are seen wherever nothing lies over them."""
    return not look.invisible and not look.faint and look.size >= _TINY and min(look.colour) < _WHITE


def _why(character: Character, dark: Bands, coloured: Sequence[Shape], *, scanned: bool) -> str | None:
    if character.look.invisible or character.look.faint:
        return None if scanned else "invisible"
    if character.look.size < _TINY and character.box[3] - character.box[1] < _TINY:
        return "tiny"
    if _covered(character, dark):
        return "covered"
    if min(character.look.colour) >= _WHITE and not any(shape.holds(character.middle) for shape in coloured):
        return "white"
    return None


def _banded(shapes: Iterable[Shape]) -> Bands:
    """Sort shapes by the bands of the page they reach into, so that each character looks at few."""
    bands: Bands = {}
    for shape in shapes:
        first, last = _band(shape.box[1]), _band(shape.box[3])
        for band in range(first, last + 1):
            bands.setdefault(band, []).append(shape)
    return bands


def _band(height: float) -> int:
    return int(min(max(height, -_EDGE), _EDGE) // _BAND)


def _covered(character: Character, dark: Bands) -> bool:
    x, y = character.middle
    height = max(1.0, character.look.size)
    return max(character.look.colour) < 160 and any(
        shape.holds((x, y)) and shape.box[3] - shape.box[1] > height * 0.5 for shape in dark.get(_band(y), ())
    )


def _lies_under(character: Character, over: Bands, surface: Surface) -> str | None:
    """Something drawn later lies over it, and the page shows no letter in its place."""
    if character.look.invisible or not character.text.strip():
        return None
    return "covered" if _under(character, over) and surface.is_even(character.box) else None


def _under(character: Character, over: Bands) -> bool:
    order = character.look.order
    return order >= 0 and any(shape.order > order and shape.holds(character.middle) for shape in over.get(_band(character.middle[1]), ()))


def under_pictures(characters: Sequence[Character], drawn: Drawn) -> set[int]:
    """Return the characters (by id) over which a picture was drawn, and that would be seen without it."""
    pictures = _banded(drawn.pictures)
    return {
        id(character)
        for character in characters
        if pictures and character.hidden in {None, "covered"} and not character.look.invisible and character.text.strip()
        for shape in pictures.get(_band(character.middle[1]), ())
        if shape.order > character.look.order >= 0 and shape.holds(character.middle)
    }


def _is_scan(characters: Sequence[Character], drawn: Drawn, page: Box) -> bool:
    """A page that is one picture with invisible text over it shows that text, in the picture."""
    silent = sum(1 for character in characters if character.look.invisible)
    pictured = sum(picture.area for picture in drawn.pictures)
    return bool(characters) and silent > len(characters) * _MOSTLY and pictured > _area(page) * _COVERS_PAGE


def _area(box: Box) -> float:
    return max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
