"""The characters of one PDF page with their boxes and looks, as pdfium tells them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import degrees
from typing import Any

import pypdfium2.raw as pdfium

from service.documents.limits import Limits
from service.documents.part_reading import CannotRead, clean

Box = tuple[float, float, float, float]

_HYPHEN = 2
_INVISIBLE = 3
_CLIP_ONLY = 7
_BOLD = 600


@dataclass(frozen=True, slots=True)
class Look:
    """How a text object looks; `angle` is a multiple of 90, or -1 for slanted text."""

    size: float = 10.0
    bold: bool = False
    italic: bool = False
    invisible: bool = False
    colour: tuple[int, int, int] = (0, 0, 0)
    faint: bool = False
    angle: int = 0


@dataclass(frozen=True, slots=True)
class Character:
    """A character in its place; `box` is left, bottom, right, top in points."""

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


def characters_of(text_page: Any, limits: Limits) -> PageCharacters:
    """Return the page's characters in content order; generated blanks and line ends are left to the layout."""
    raw = text_page.raw
    count = pdfium.FPDFText_CountChars(raw)
    if count > limits.page_characters:
        raise CannotRead("too-large")
    looks: dict[int, Look] = {}
    found: list[Character] = []
    errors = 0
    box = pdfium.FS_RECTF()
    index = 0
    while index < count:
        code = pdfium.FPDFText_GetUnicode(raw, index)
        text, used = _character(raw, index, code, count)
        if not pdfium.FPDFText_IsGenerated(raw, index) and text.strip("\r\n"):
            pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box))
            errors += pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1
            look = _look_at(raw, index, looks)
            found.append(Character(clean(text), (box.left, box.bottom, box.right, box.top), look))
        index += used
    return PageCharacters(tuple(found), errors / len(found) if found else 0.0)


def _character(raw: Any, index: int, code: int, count: int) -> tuple[str, int]:
    """Return the character at an index and how many places it takes: pairs of surrogates are one."""
    if code == _HYPHEN:
        return "-", 1
    if 0xD800 <= code < 0xDC00 and index + 1 < count:
        low = pdfium.FPDFText_GetUnicode(raw, index + 1)
        if 0xDC00 <= low < 0xE000:
            return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), 2
    return (chr(code) if code else "\ufffd"), 1


def _look_at(raw: Any, index: int, looks: dict[int, Look]) -> Look:
    text_object = pdfium.FPDFText_GetTextObject(raw, index)
    key = ctypes.cast(text_object, ctypes.c_void_p).value or 0
    look = looks.get(key)
    if look is None:
        look = looks[key] = _look(raw, index, text_object)
    return look


def _look(raw: Any, index: int, text_object: Any) -> Look:
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
    votes: dict[int, int] = {}
    for character in characters:
        votes[character.look.angle] = votes.get(character.look.angle, 0) + 1
    angle = max(votes, key=lambda key: votes[key], default=0)
    if angle in {0, -1}:
        return characters, 0
    return tuple(_turn(character, angle) for character in characters), angle


def _turn(character: Character, angle: int) -> Character:
    return replace(character, box=turn_box(character.box, angle), look=replace(character.look, angle=(character.look.angle - angle) % 360))


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
