"""One folded form of text for every finder and checker: NFKD, letters and digits only, case-folded.

`fold("Zoë  O’Brien-Smith")` is `zoeobriensmith`; the map leads each folded character back to its place.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: Most text is plain ASCII, and one table folds that in a single pass.
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else None for code in range(128)}
#: Hangul fillers count as letters, and nobody sees them.
_NO_LETTERS = re.compile("[\\W_\u115f\u1160\u3164\uffa0]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with, for each folded character, the index of the code point it came from."""

    text: str
    places: tuple[int, ...]

    def find_all(self, needle: str) -> list[tuple[int, int]]:
        """Return the half-open code point ranges where the folded `needle` stands, overlaps not repeated."""
        found: list[tuple[int, int]] = []
        if not needle:
            return found
        at = self.text.find(needle)
        while at >= 0:
            found.append((self.places[at], self.places[at + len(needle) - 1] + 1))
            at = self.text.find(needle, at + len(needle))
        return found


def fold(text: str) -> str:
    """Return the folded text alone (faster than `fold_with_places`)."""
    if text.isascii():
        return text.translate(_ASCII)
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", text).casefold())


def fold_with_places(text: str) -> Folded:
    """Return the folded text and the place of each of its characters."""
    pieces = {character: fold(character) for character in set(text)}
    folded = "".join([pieces[character] for character in text])
    if all(len(piece) <= 1 for piece in pieces.values()):
        return Folded(folded, tuple([index for index, character in enumerate(text) if pieces[character]]))
    return Folded(folded, tuple([index for index, character in enumerate(text) for _ in pieces[character]]))
