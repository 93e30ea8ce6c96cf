"""One folded form of text for every finder and checker: NFKD, letters and digits only, case-folded.

`fold("Zoë  O’Brien-Smith")` is `zoeobriensmith`; the map leads each folded character back to its place.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


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
    return "".join(character for character in unicodedata.normalize("NFKD", text).casefold() if character.isalnum())


def fold_with_places(text: str) -> Folded:
    """Return the folded text and the place of each of its characters."""
    folded: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        piece = fold(character)
        folded.append(piece)
        places.extend([index] * len(piece))
    return Folded("".join(folded), tuple(places))
