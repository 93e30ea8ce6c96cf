"""The whole phrase that tells a particular: "a flat above a launderette in Arnold" around "Arnold", no further than its clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from service.detection.lexicon import words
from service.detection.merging import Merged
from service.detection.reading import Reading
from service.domain.finding import Evidence, Tier

_TOKEN = re.compile(r"[^\W_]+(?:['’/&-][^\W_]+)*")
_LEFT, _RIGHT, _LONGEST = 7, 7, 110
#: Left off where a phrase would begin or end with them.
_LOOSE = frozenset(
    ["of", "with", "for", "by", "as", "about", "a", "an", "the", "my", "his", "her", "their", "our", "its", "off", "through"]
)
#: Small words that tell something by themselves.
_PLACING = frozenset({"since", "behind", "outside", "opposite", "beside", "before", "after", "between"})
_VERB = re.compile(r"(?:[a-z]{3,}ed|[a-z]{3,}ing|[a-z]+n't)")
_GROWS_ON = frozenset({"QUASI", "AGE", "JOB_TITLE"})
_WHY = Evidence("rule:phrase", 0.5, "the words that tell a particular together")


@dataclass
class _Phrase:
    start: int
    end: int
    cores: list[Merged]


def phrased(reading: Reading, details: Iterable[Merged], taken: Iterable[tuple[int, int]]) -> Iterator[Merged]:
    """Yield the details; a particular is widened to its phrase, and a place, date, age or post gets the phrase around it beside it.

    `taken` are names and identifiers: a phrase ends before them.
    """
    walls = sorted(taken)
    phrases: list[_Phrase] = []
    for detail in sorted(details, key=lambda found: found.start):
        low, high = _bounds(reading, detail, walls)
        phrase = _Phrase(_left(reading.text, detail, low), _right(reading.text, detail, high), [detail])
        if phrases and _joins(reading.text, phrases[-1], phrase, low):
            phrases[-1].end = max(phrases[-1].end, phrase.end)
            phrases[-1].cores.append(detail)
        else:
            phrases.append(phrase)
    for phrase in phrases:
        yield from _told(reading.text, phrase)


def _told(text: str, phrase: _Phrase) -> Iterator[Merged]:
    kept = [core for core in phrase.cores if core.type != "QUASI"]
    yield from kept
    if len(kept) == 1 and not _content(text[phrase.start : kept[0].start] + " " + text[kept[0].end : phrase.end]):
        return
    first = next((core for core in phrase.cores if core.type == "QUASI"), phrase.cores[0])
    subject = next((core.subject for core in phrase.cores if core.subject), None)
    evidence = tuple(dict.fromkeys(each for core in phrase.cores if core.type == "QUASI" for each in core.evidence))
    yield replace(first, start=phrase.start, end=phrase.end, type="QUASI", tier=Tier.LOOK, evidence=(*evidence, _WHY), subject=subject)


def _bounds(reading: Reading, detail: Merged, walls: list[tuple[int, int]]) -> tuple[int, int]:
    """Return how far a phrase around a detail may reach: its sentence, and no name."""
    sentence = reading.sentence(detail.start)
    at = bisect_left(walls, (detail.start, 0))
    before = [end for _, end in walls[max(0, at - 4) : at] if sentence.start < end <= detail.start]
    after = bisect_left(walls, (detail.end, 0))
    behind = [start for start, _ in walls[after : after + 1] if start < sentence.end]
    low, high = max([sentence.start, *before]), min([max(sentence.end, detail.end), *behind])
    return low, high


def _left(text: str, detail: Merged, low: int) -> int:
    tokens = list(_TOKEN.finditer(text, low, detail.start))[-_LEFT:]
    start, reached = detail.start, detail.start
    for token in reversed(tokens):
        if text[token.end() : reached].strip(" ") or stops(token.group()):
            break
        start = reached = token.start()
    for token in _TOKEN.finditer(text, start, detail.start):
        if token.group().lower() not in {"of", "with", "for", "by", "as", "about"}:
            return token.start()
    return detail.start


def _right(text: str, detail: Merged, high: int) -> int:
    end = reached = detail.end
    linked = detail.type in _GROWS_ON
    for count, token in enumerate(_TOKEN.finditer(text, detail.end, high)):
        word = token.group().lower()
        if count >= _RIGHT or text[reached : token.start()].strip(" '") or stops(token.group()):
            break
        if not linked and word not in words("phrase_links"):
            break
        linked = True
        reached = token.end()
        if word not in _LOOSE and word not in words("phrase_links"):
            end = reached
    return end


def stops(word: str) -> bool:
    """Say whether a word ends a phrase: a pronoun, conjunction or verb."""
    lower = word.lower().replace("’", "'")
    return lower in words("phrase_stops") or (_VERB.fullmatch(lower) is not None and lower not in words("no_verbs") and word[0].islower())


def _joins(text: str, one: _Phrase, other: _Phrase, low: int) -> bool:
    """Say whether two phrases are one: they touch, or only a comma or a small word stands between."""
    if other.end - one.start > _LONGEST or one.end < low:
        return other.start < one.end
    return other.start <= one.end or text[one.end : other.start].strip().lower() in {
        ",",
        "",
        ", in",
        ", on",
        "in",
        "on",
        "at",
        "and",
        ", at",
        ", from",
    }


def _content(text: str) -> bool:
    """Say whether there is a word in it that tells something."""
    return any(word.lower() not in (_LOOSE | words("phrase_links")) - _PLACING and len(word) > 1 for word in _TOKEN.findall(text))
