"""Whether letters are as wide as such letters are: a font may tell one text to programs and draw another for readers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from service.documents.formats.pdf.characters import Character

#: Widths of a to z in the plainest of fonts, in thousandths of the size; all others are near it in proportion.
_USUAL = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500),
        strict=True,
    )
)
_FEWEST = 7
_LEAST_LIKE = 0.45
#: Letters of one width say nothing, as those of a typewriter.
_EVEN = 0.04
_MOST = 4_000


def looks_mistold(characters: Sequence[Character]) -> bool:
    """Say whether letters of some font of the page have the widths of other letters."""
    fonts: dict[int, dict[str, float]] = {}
    for character in characters[:_MOST]:
        letter = character.text
        if letter in _USUAL and not character.look.invisible and character.look.angle == 0:
            width = (character.box[2] - character.box[0]) / max(1.0, character.look.size)
            fonts.setdefault(character.look.font, {}).setdefault(letter, width)
    return any(_unlike(widths) for widths in fonts.values())


def _unlike(widths: dict[str, float]) -> bool:
    if len(widths) < _FEWEST:
        return False
    own, usual = np.array(list(widths.values())), np.array([_USUAL[letter] / 1000 for letter in widths])
    if min(own.std(), usual.std()) < _EVEN:
        return False
    return bool(np.corrcoef(own, usual)[0, 1] < _LEAST_LIKE)
