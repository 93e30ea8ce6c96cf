"""Known names as scanners, lines and hurried hands leave them: digits for letters, cut at a line's end, letters set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import Indel

from service.kit.folding import fold

_WITH_DIGIT = re.compile(r"(?<![^\W_])(?=[^\W_]{0,20}\d)(?=\d?[^\W\d_])[^\W_]{4,21}(?![^\W_])")
_CUT = re.compile(r"(?<![^\W_])([^\W\d_]{2,15})-[ \t]?[\n ][ \t]?([^\W\d_]{2,15})(?![^\W_])")
_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .][^\W\d_]){2,15}(?![^\W_])")
_SHAPES = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "3": "e", "8": "b", "4": "a", "6": "b", "9": "g", "q": "g"})
_LEAST = 0.84
#: Comparisons of one name with one word, in all: more are not made.
_MOST_COMPARED = 5_000_000


def broken_mentions(text: str, known: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the folded name for every broken spelling of a folded name of four letters or more."""
    names = [name for name in known if len(name) >= 4]
    if not names:
        return
    shapes = [skeleton(name) for name in names]
    for match in islice(_WITH_DIGIT.finditer(text), _MOST_COMPARED // len(names)):
        spelled = skeleton(fold(match.group()))
        found = process.extractOne(spelled, shapes, scorer=Indel.normalized_similarity, score_cutoff=_LEAST)
        if found is not None and sum(character.isdigit() for character in match.group()) <= 2:
            yield match.start(), match.end(), names[found[2]]
    for match in _CUT.finditer(text):
        joined = fold(match[1] + match[2])
        if joined in known:
            yield match.start(), match.end(), joined
    for match in _APART.finditer(text):
        joined = fold(match.group())
        if joined in known:
            yield match.start(), match.end(), joined


def skeleton(folded: str) -> str:
    """Return a folded word with what scanners take for one another made the same: i and 1 as l, rn as m, cl as d."""
    return folded.translate(_SHAPES).replace("rn", "m").replace("vv", "w").replace("cl", "d")
