"""One plain form of a stretch of text for rules to match: lower case, single spaces, straight quotes, no mark-up."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from service.domain.document import Span

_PLAIN = {
    "‘": "'",
    "’": "'",
    "‛": "'",
    "`": "'",
    "´": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
    "−": "-",
    "…": ".",
    "•": "-",
    "·": "-",
    "�": "'",
}
_DROPPED = frozenset("*_\u200b‌‍⁠﻿­\u202a\u202b\u202c\u200e\u200f#>~|")


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain text and, for each of its characters, the place of the code point it came from."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where `start..end` of the plain text stands in the original."""
        if start >= end or not self.places:
            at = self.places[min(start, len(self.places) - 1)] if self.places else 0
            return Span(at, at)
        return Span(self.places[start], self.places[end - 1] + 1)

    def cut(self, start: int, end: int) -> Plain:
        """Return the plain form of code points `start..end` of the original, as `plain` would give it for them alone."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        while first < last and self.text[first] == " ":
            first += 1
        while last > first and self.text[last - 1] == " ":
            last -= 1
        return Plain(self.text[first:last], self.places[first:last])


def _letter(character: str) -> str:
    """Return what stands for a character: nothing, a space, or one letter."""
    if character in _DROPPED:
        return ""
    if character.isspace():
        return " "
    letter = _PLAIN.get(character, character)
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


#: Nearly all characters of a response; a look-up costs a quarter of working them out.
_COMMON = {character: _letter(character) for character in (*map(chr, range(0x180)), *_PLAIN)}


def plain(text: str, at: int = 0) -> Plain:
    """Return the plain form of `text`, which stands at `at` in the whole."""
    letters: list[str] = []
    places: list[int] = []
    last = " "
    for index, character in enumerate(text, at):
        letter = _COMMON.get(character)
        if letter is None:
            letter = _letter(character)
        if not letter or (letter == " " and last == " "):
            continue
        last = letter
        letters.append(letter)
        places.append(index)
    if letters and last == " ":
        letters.pop()
        places.pop()
    return Plain("".join(letters), tuple(places))
