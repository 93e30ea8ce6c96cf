"""Lines that stand at the top or foot of page after page are headers and footers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.formats.pdf.characters import Box
from service.documents.formats.pdf.layout import Line
from service.domain.document import BlockKind

_ZONE = 0.12
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page|tudalen|p\.?)?\s?\d{1,4}(?:\s?(?:of|o|/)\s?\d{1,4})?$|[-–]\s?\d{1,4}\s?[-–]$", re.IGNORECASE)
_OWN_NUMBER = re.compile(
    r"\b(?:page|tudalen|p\.)\s?\d{1,4}(?:\s?(?:of|o|/)\s?\d{1,4})?|(?<=[·|•–—-])\s?\d{1,3}\s{0,4}$|^\d{1,3}\s?(?=[·|•–—-])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Margins:
    """The texts, digits aside, that repeat in the margins of this document."""

    headers: frozenset[str]
    footers: frozenset[str]

    def kind(self, line: Line, page: Box) -> BlockKind | None:
        """Return HEADER or FOOTER for a line in a margin that repeats, None for others."""
        key = _key(line.text)
        if _at_top(line, page) and key in self.headers:
            return BlockKind.HEADER
        if _at_foot(line, page) and (key in self.footers or _PAGE_NUMBER.match(line.text.strip())):
            return BlockKind.FOOTER
        return None


def margins_of(pages: Sequence[tuple[Box, Sequence[Line]]]) -> Margins:
    """Find what repeats on at least two pages and a third of all."""
    tops: dict[str, int] = {}
    feet: dict[str, int] = {}
    for page, lines in pages:
        for key in {_key(line.text) for line in lines if _at_top(line, page)}:
            tops[key] = tops.get(key, 0) + 1
        for key in {_key(line.text) for line in lines if _at_foot(line, page)}:
            feet[key] = feet.get(key, 0) + 1
    needed = max(2, len(pages) // 3)
    return Margins(
        frozenset(key for key, count in tops.items() if count >= needed), frozenset(key for key, count in feet.items() if count >= needed)
    )


def without_page_number(text: str) -> str:
    """Return a margin's text less its page number, so that it is shown once; other numbers may be references and stay."""
    return "#" if _PAGE_NUMBER.match(text.strip()) else _OWN_NUMBER.sub("#", text)


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def _at_top(line: Line, page: Box) -> bool:
    return line.box[1] > page[3] - (page[3] - page[1]) * _ZONE


def _at_foot(line: Line, page: Box) -> bool:
    return line.box[3] < page[1] + (page[3] - page[1]) * _ZONE
