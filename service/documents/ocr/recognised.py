"""What an engine read from the picture of one page, and how it travels between processes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

#: Left, bottom, right, top in points of the upright picture, its lower left corner at 0.
Box: TypeAlias = tuple[float, float, float, float]
#: a, b, c, d, e, f: what leads from a point of the upright picture to the page, as in PDF.
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

#: At this trust, of 100, an engine's word is as good as always right.
SURE = 80.0
#: With this mean trust of its letters a page was read well.
GOOD = 82.0


class BadPage(Exception):
    """These bytes are no page that was read."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its place; `trust` is how sure the engine is, 0 to 100."""

    text: str
    box: Box
    trust: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """The words of one line from left to right."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """The box around its words."""
        lefts, bottoms, rights, tops = zip(*(word.box for word in self.words), strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page in the engine's order.

    `trust` is that of all letters, `lost` counts words that could not be read, `share` is that of the ink which lies in words.
    """

    width: float
    height: float
    back: Matrix
    lines: tuple[TextLine, ...]
    trust: float
    lost: int
    share: float = 1.0

    @property
    def words(self) -> Iterator[Word]:
        """All words in order."""
        for line in self.lines:
            yield from line.words


def on_page(box: Box, back: Matrix) -> Box:
    """Return the box on the page around a box of the upright picture, to a hundredth of a point."""
    a, b, c, d, e, f = back
    corners = [(box[x], box[y]) for x in (0, 2) for y in (1, 3)]
    across = [x * a + y * c + e for x, y in corners]
    up = [x * b + y * d + f for x, y in corners]
    return round(min(across), 2), round(min(up), 2), round(max(across), 2), round(max(up), 2)


def encode(page: PageText) -> bytes:
    """Return a page as JSON."""
    lines = [[[word.text, *(round(edge, 2) for edge in word.box), round(word.trust, 1)] for word in line.words] for line in page.lines]
    return json.dumps([page.width, page.height, list(page.back), lines, page.trust, page.lost, page.share]).encode()


def decode(message: bytes) -> PageText:
    """Return the page of some JSON; what is none raises `BadPage`."""
    try:
        width, height, back, lines, trust, lost, share = json.loads(message)
        a, b, c, d, e, f = (float(number) for number in back)
        return PageText(
            float(width),
            float(height),
            (a, b, c, d, e, f),
            tuple(TextLine(tuple(_word(fields) for fields in line)) for line in lines if line),
            float(trust),
            int(lost),
            float(share),
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise BadPage from error


def _word(fields: list[object]) -> Word:
    text, left, bottom, right, top, trust = fields
    return Word(str(text), (_number(left), _number(bottom), _number(right), _number(top)), _number(trust))


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError
    return float(value)
