"""The characters of one PDF page with their boxes and looks, as pdfium tells them."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from math import degrees
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from service.documents.limits import Limits
from service.documents.part_reading import CannotRead, clean

Box = tuple[float, float, float, float]

_HYPHEN = 2
_LIGATURES = range(0xFB00, 0xFB07)
_SAMPLED = 4
_INVISIBLE = 3
_CLIP_ONLY = 7
_BOLD = 600
NO_ORDER: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class Look:
    """How a text object looks; `angle` is a multiple of 90, or -1 for slanted text; `order` is its place among all that is drawn.

    `font` tells fonts of one page apart.
    """

    size: float = 10.0
    bold: bool = False
    italic: bool = False
    invisible: bool = False
    colour: tuple[int, int, int] = (0, 0, 0)
    faint: bool = False
    angle: int = 0
    order: int = -1
    font: int = 0


class Character(NamedTuple):
    """A character (or a ligature's letters) in its place; `box` is left, bottom, right, top in points."""

    text: str
    box: Box
    look: Look
    hidden: str | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class PageCharacters:
    """What pdfium found: characters in its order and the share whose meaning the font does not tell."""

    characters: tuple[Character, ...]
    unmapped: float


def characters_of(text_page: Any, limits: Limits, orders: Mapping[int, int] = NO_ORDER) -> PageCharacters:
    """Return the page's characters in content order; generated blanks and line ends are left to the layout.

    `orders` tells at which place among all things each text object (by its address) is drawn.
    """
    raw = text_page.raw
    count = pdfium.FPDFText_CountChars(raw)
    if count > limits.page_characters:
        raise CannotRead("too-large")
    address = ctypes.cast(raw, ctypes.c_void_p).value
    looks: dict[int, Look] = {}
    spelt: dict[int, str] = {}
    found: list[Character] = []
    errors = sampled = high = tied = 0
    box = pdfium.FS_RECTF()
    box_address = ctypes.addressof(box)
    last = nowhere = (0.0, 0.0, 0.0, 0.0)
    for index in range(count):
        owner = _OBJECT(address, index)
        if not owner and _GENERATED(address, index):
            continue
        code = _UNICODE(address, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        text = spelt.get(code)
        if text is None:
            text = spelt[code] = _spelt(code)
        if high:
            text = chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if 0xDC00 <= code < 0xE000 else text
            high = 0
        if not text:
            continue
        _BOX(address, index, box_address)
        place = (box.left, box.bottom, box.right, box.top)
        if not index % _SAMPLED:
            sampled += 1
            errors += _UNMAPPED(address, index) == 1
        look = looks.get(owner)
        if look is None:
            look = looks[owner] = _look(raw, index, pdfium.FPDFText_GetTextObject(raw, index), orders.get(owner, -1))
        tied += place == last
        last = place if text.strip() else nowhere
        found.append(Character(text, place, look))
    return PageCharacters(tuple(_spread(found) if tied else found), errors / sampled if sampled else 0.0)


def _fast(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function, taking plain addresses: it is called for each character, and wrapping pointers costs more than the call."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_OBJECT = _fast(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_int)
_GENERATED = _fast(pdfium.FPDFText_IsGenerated, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_UNICODE = _fast(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_UNMAPPED = _fast(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_BOX = _fast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def _spelt(code: int) -> str:
    """Return the text of a code: nothing for line ends, letters for a ligature."""
    if code == _HYPHEN:
        return "-"
    character = chr(code) if code else "\ufffd"
    if character in "\r\n":
        return ""
    return unicodedata.normalize("NFKC", character) if code in _LIGATURES else clean(character)


def _spread(found: list[Character]) -> Iterator[Character]:
    """Share a glyph's box among its letters: pdfium gives each letter of a ligature the whole box."""
    for (place, _), letters in groupby(found, key=lambda character: (character.box, id(character.look))):
        together = tuple(letters)
        left, bottom, right, top = place
        width = (right - left) / len(together)
        for number, letter in enumerate(together):
            yield letter if len(together) == 1 else letter._replace(box=(left + number * width, bottom, left + (number + 1) * width, top))


def _look(raw: Any, index: int, text_object: Any, order: int) -> Look:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(raw, index, *(ctypes.byref(part) for part in (red, green, blue, alpha)))
    name = _font_name(text_object).lower()
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
    angle = -degrees(pdfium.FPDFText_GetCharAngle(raw, index)) % 360
    quarter = round(angle / 90) % 4 * 90
    return Look(
        size=_size(raw, index, text_object),
        bold="bold" in name or "black" in name or pdfium.FPDFText_GetFontWeight(raw, index) > _BOLD,
        italic="italic" in name or "oblique" in name,
        invisible=mode in {_INVISIBLE, _CLIP_ONLY},
        colour=(red.value, green.value, blue.value),
        faint=alpha.value < 10,
        angle=quarter if min(abs(angle - quarter), 360 - abs(angle - quarter)) < 5 else -1,
        order=order,
        font=ctypes.cast(pdfium.FPDFTextObj_GetFont(text_object), ctypes.c_void_p).value or 0 if text_object else 0,
    )


def _size(raw: Any, index: int, text_object: Any) -> float:
    """The size on the page: what the font says, times what the matrix does to it."""
    size = float(pdfium.FPDFText_GetFontSize(raw, index))
    matrix = pdfium.FS_MATRIX()
    if text_object and pdfium.FPDFPageObj_GetMatrix(text_object, ctypes.byref(matrix)):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return abs(size)


def _font_name(text_object: Any) -> str:
    font = pdfium.FPDFTextObj_GetFont(text_object) if text_object else None
    if not font:
        return ""
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < length < 500:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def turned(characters: tuple[Character, ...]) -> tuple[tuple[Character, ...], int]:
    """Return the characters as if the page were held upright by most of its text, and the angle it was turned by."""
    angles = {id(character.look): character.look.angle for character in characters}
    if not any(angles.values()):
        return characters, 0
    votes = Counter(angles[id(character.look)] for character in characters)
    angle = max(votes, key=lambda key: votes[key], default=0)
    if angle in {0, -1}:
        return characters, 0
    looks: dict[int, Look] = {}
    return tuple(_turn(character, angle, looks) for character in characters), angle


def _turn(character: Character, angle: int, looks: dict[int, Look]) -> Character:
    """Turn a character; those of one text object go on sharing one look."""
    look = looks.get(id(character.look))
    if look is None:
        turned_back = character.look.angle if character.look.angle < 0 else (character.look.angle - angle) % 360
        look = looks[id(character.look)] = replace(character.look, angle=turned_back)
    return character._replace(box=turn_box(character.box, angle), look=look)


def turn_box(box: Box, angle: int) -> Box:
    """Return a box turned back by an angle around the page's origin."""
    left, bottom, right, top = box
    if angle == 90:
        return bottom, -right, top, -left
    if angle == 180:
        return -right, -top, -left, -bottom
    if angle == 270:
        return -top, left, -bottom, right
    return box


def around(boxes: Iterator[Box]) -> Box:
    """Return the smallest box around some boxes; there must be one."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
