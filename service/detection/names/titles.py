"""Titles before names, English and Welsh: "Mrs Brown", "DC Price", "y Parch. Huw Rees", "Ms K"."""

from __future__ import annotations

from collections.abc import Iterator

from service.detection.lexicon import may_be_given, never_names, ordinary, words
from service.detection.names.extent import name_from
from service.detection.reading import Reading, Word
from service.detection.sighting import Sighting

_SMALL = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "parch", "sgt", "insp", "cllr", "rev", "pc", "dc", "di", "ds", "dci"})
_CIVIL = _SMALL | frozenset({"mx", "pc", "dc", "di", "ds", "dci", "wpc", "pcso", "cllr", "rev", "revd", "sgt"})
#: Surnames that are else never names.
_SEASONS = frozenset(
    {
        "winter",
        "winters",
        "summer",
        "summers",
        "spring",
        "march",
        "may",
        "friday",
        "monday",
        "christmas",
        "easter",
        "north",
        "west",
        "south",
        "east",
        "church",
        "ward",
        "english",
        "little",
        "more",
        "best",
        "young",
        "law",
        "read",
        "reader",
        "day",
        "london",
        "wales",
        "england",
        "royal",
        "judge",
        "doctor",
        "student",
        "clerk",
        "fellow",
        "chancellor",
        "constable",
        "warden",
        "officer",
    }
)
_SHOUTED = frozenset(
    ["dc", "pc", "di", "ds", "dci", "ps", "dsupt", "wpc", "pcso", "dcs", "acc", "dcc", "hhj", "cpl", "supt", "insp", "flt", "sqn", "wo"]
)


def sight_titles(reading: Reading) -> Iterator[Sighting]:
    """See the names that follow a title; the title itself is not part of the finding."""
    for index, word in enumerate(reading.words[:-1]):
        loose = word.lower in words("loose_titles")
        following = reading.words[index + 1]
        if not (loose or word.lower in words("titles")) or not _stands_before(reading, word, following):
            continue
        if not _titles(word, following, loose=loose, small=reading.small):
            continue
        small = reading.small and not following.capitalised
        count = name_from(reading, index + 1, lower=small) or (following.lower in _SEASONS and following.capitalised)
        if not count:
            continue
        last = reading.words[index + count]
        if len(last.text) == 1 and count == 1:
            reason = f"a letter that stands for a name after the title {word.text}"
            yield Sighting(following.start, last.end, "PERSON", "rule:initial", 0.7, reason)
        else:
            yield Sighting(following.start, last.end, "PERSON", "rule:title", 0.95, f"follows the title {word.text}")


def _stands_before(reading: Reading, word: Word, following: Word) -> bool:
    between = reading.text[word.end : following.start]
    return word.block == following.block and len(between) <= 4 and not between.strip(". \u00a0") and "\n" not in between


def _titles(word: Word, following: Word, *, loose: bool, small: bool) -> bool:
    """Say whether a title is used as one here: capitals where needed, and a name after it."""
    if word.lower in _SHOUTED and not word.shouted and not (small and word.lower in _SMALL and following.lower not in ordinary()):
        return False
    if not word.capitalised and not ((loose or word.lower in _SMALL) and (following.capitalised or (small and not loose))):
        return False
    strict = word.lower in _CIVIL and (word.capitalised or small)
    if strict and following.lower in _SEASONS:
        return True
    if following.lower in words("titles") and not (strict and may_be_given(following.lower)):
        return False
    if following.lower in words("loose_titles") or following.lower in never_names() - words("given_names"):
        return False
    if not following.capitalised and following.lower in ordinary() and not may_be_given(following.lower):
        return False
    if not loose:
        return True
    known = may_be_given(following.lower)
    return known or (word.capitalised and following.lower not in ordinary())
