"""Uncommon things said of one person: a listed particular, or a word that is no everyday one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.lexicon import ordinary, words
from service.detection.reading import Reading, Word
from service.detection.sighting import Sighting

_WORD = re.compile(r"[^\W\d_]+")
_PERSONAL = re.compile(
    r"(?<![^\W_])(?:I|I'm|I've|I'd|im|ive|i|my|me|My|He|She|His|Her|he|she|he's|she's|his|him|her|hers|himself|herself)(?![^\W_])"
)
_OF_MANY = re.compile(
    r"(?<![^\W_])(?:people|practitioners|members|services|organisations|policy|policies|should|must|research|studies|per cent|"
    r"percent|clients|residents)(?![^\W_])|%",
    re.IGNORECASE,
)


def sight_particulars(reading: Reading) -> Iterator[Sighting]:
    """See uncommon things in sentences about one person, not in those about people at large."""
    judged: dict[int, bool] = {}
    for word in reading.words:
        if word.capitalised or len(word.text) < 3 or not (word.lower in words("particulars") or _is_rare(reading, word)):
            continue
        sentence = reading.sentence(word.start)
        if sentence.start not in judged:
            text = reading.text[sentence.start : sentence.end]
            judged[sentence.start] = (
                len(text) < 600 and _PERSONAL.search(text) is not None and _OF_MANY.search(text) is None and not _welsh(text)
            )
        if judged[sentence.start]:
            yield Sighting(word.start, word.end, "QUASI", "rule:particular", 0.3, "an uncommon thing said of somebody")


def _welsh(text: str) -> bool:
    return sum(word.lower() in words("welsh_words") and word.lower() not in words("ordinary_english") for word in _WORD.findall(text)) > 1


def _is_rare(reading: Reading, word: Word) -> bool:
    """Say whether a word stands after an article or possessive and, with its stem, in no list of everyday words."""
    lower = word.lower
    if len(lower) < 5 or not lower.isalpha() or not lower.isascii() or lower.endswith(_FORMED):
        return False
    if not _DETERMINED.search(reading.text, max(0, word.start - 24), word.start):
        return False
    return not any(stem in ordinary() for stem in (lower, lower.removesuffix("s"), lower.removesuffix("es")))


_FORMED = ("ly", "ness", "able", "ful", "ing", "ed", "ise", "nt", "self", "paper", "book")
_DETERMINED = re.compile(r"(?<![^\W_])(?:a|an|his|her|my|their|was|were|some|on|with)(?: [a-z]+)? $")
