"""One plain form of a stretch of text for rules to match: lower case, single spaces, straight quotes, no mark-up."""

from __future__ import annotations

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


def plain(text: str, at: int = 0) -> Plain:
    """Return the plain form of `text`, which stands at `at` in the whole."""
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text, at):
        if character in _DROPPED:
            continue
        letter = " " if character.isspace() else _PLAIN.get(character, character)
        if letter == " " and (not letters or letters[-1] == " "):
            continue
        lower = letter.lower()
        letters.append(lower if len(lower) == 1 else letter)
        places.append(index)
    while letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return Plain("".join(letters), tuple(places))
