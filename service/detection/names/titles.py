"""Titles before names, English and Welsh: "Mrs Brown", "DC Price", "y Parch. Huw Rees", "Ms K"."""

from __future__ import annotations

from collections.abc import Iterator

from service.detection.lexicon import may_be_given, never_names, ordinary, words
from service.detection.names.extent import name_from
from service.detection.reading import Reading
from service.detection.sighting import Sighting

_SHOUTED = frozenset("dc pc di ds dci ps dsupt wpc pcso dcs acc dcc hhj cpl supt insp flt sqn wo".split())


def sight_titles(reading: Reading) -> Iterator[Sighting]:
    """See the names that follow a title; the title itself is not part of the finding."""
    strict, loose = words("titles"), words("loose_titles")
    for index, word in enumerate(reading.words[:-1]):
        is_loose = word.lower in loose
        if word.lower not in strict and not is_loose:
            continue
        following = reading.words[index + 1]
        if not reading.adjoin(word, following) and reading.text[word.end : following.start].strip(". \u00a0"):
            continue
        if word.block != following.block or "\n" in reading.text[word.end : following.start]:
            continue
        if not word.capitalised and not (word.lower in {"mr", "mrs", "ms", "miss", "dr", "prof", "parch"} and following.capitalised):
            if not is_loose or not following.capitalised:
                continue
        if word.lower in _SHOUTED and not word.shouted:
            continue
        if following.lower in strict | loose or following.lower in never_names() - words("given_names"):
            continue
        if is_loose and following.lower in ordinary() and not may_be_given(following.lower):
            continue
        count = name_from(reading, index + 1)
        if not count or (is_loose and not word.capitalised and not may_be_given(following.lower)):
            continue
        last = reading.words[index + count]
        if len(last.text) == 1 and count == 1:
            yield Sighting(
                following.start, last.end, "PERSON", "rule:initial", 0.7, f"a letter that stands for a name after the title {word.text}"
            )
            continue
        yield Sighting(following.start, last.end, "PERSON", "rule:title", 0.95, f"follows the title {word.text}")
