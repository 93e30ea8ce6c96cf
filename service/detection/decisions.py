"""What the classifier's second head says of places in a text: how surely they must go, as an identifier or as a particular."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from service.detection.classifier import DIRECT, KEEP, QUASI
from service.detection.lexicon import words
from service.detection.merging import Merged
from service.detection.reading import Reading
from service.detection.sighting import Sighting
from service.domain.finding import PERSON, Evidence, Tier

#: Source of what the second head says; it is weighed apart from what the first says.
DECIDED = "decided"
SPOKEN = frozenset({DIRECT, QUASI, KEEP})
#: Chosen on hands that the model had not seen: below NOBODY it doubts what other sources propose, from GOES on it proposes,
#: from SURELY_GOES on it is as good as a rule; a run of words grows over GROWS.
NOBODY_AT_ALL, NOBODY, GROWS, GOES, SURELY_GOES = 0.03, 0.1, 0.3, 0.6, 0.85
#: A name that every other source sees is doubted only where so much says that it stays.
STAYS = 0.3
_PASSAGE = 400
#: The same for particulars: below NO_PARTICULAR what rules see is none, from TELLS on it is one.
NO_PARTICULAR, NO_PLACE, GROWS_ON, TELLS = 0.15, 0.4, 0.2, 0.5
#: What is grown over, or taken for an address without a digit, needs FIRMLY; a name of one word that one model alone sees, RATHER.
FIRMLY, RATHER = 0.5, 0.75
_LEAST, _NEAR = 3, 12
_OF_NAMES = frozenset({PERSON, "ORGANIZATION", "LOCATION", "NORP", "THING", "DATE_TIME", "INITIALS"})
#: Small words that part a particular and are part of it.
_SMALL = re.compile(r"[ ,’'-]{1,2}(?:(?:the|of|a|an|in|at|on|and|to|my|his|her|for|with|by|from|y|yr|yn|o)[ ]){1,2}", re.IGNORECASE)
#: How often and how many, which is nobody's particular.
_COUNTS = re.compile(
    r"(?:every|each) (?:\w+ )?\w+|(?:\d{1,3}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve) (?!days?|weeks?|months?|years?|hours?|children|kids|sons|daughters|brothers|sisters)[a-z]+",
    re.IGNORECASE,
)
#: What the evidence of such a particular says.
TELLING = "the classifier takes it for a particular of somebody"
_BESIDE = re.compile(r"[ .'’()\"“”,-]{0,3}")
#: Begins where a word begins, and looks only so far for its first digit: a long run of letters costs no more than its length.
_NUMBER = re.compile(r"(?<![\w.-])(?:[A-Z]{2,5} ){0,2}[\w.-]{0,200}\d[\w/.-]*(?: [\w/.-]{0,200}\d[\w/-]*){0,4}")
_DOI = re.compile(r"\bdoi\b|\b10\.\d{4}", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:street|road|lane|avenue|close|court|house|cottage|farm|drive|way|terrace|row|hill|crescent|gardens|flat|place|square|mews|"
    r"heol|stryd|ffordd|lôn|fferm|tŷ|lodge|rectory|vicarage|box|view|villas?|forge|lodgings?|mill|barn|manor|bungalow|croft|grange|alley|wharf|rise|walk|grove|parade|fold|yard)\b",
    re.IGNORECASE,
)


class Decisions:
    """The words it spoke of, to be asked for any place; what it did not speak of is nought."""

    def __init__(self, reading: Reading, seen: Iterable[Sighting]) -> None:
        self._text = reading.text
        spoken = sorted((s for s in seen if s.type in SPOKEN), key=lambda s: (s.start, s.end))
        self._words = {kind: [(s.start, s.end, s.score) for s in spoken if s.type == kind] for kind in sorted(SPOKEN)}
        self._ends = {kind: [end for _, end, _ in words] for kind, words in self._words.items()}

    def direct(self, start: int, end: int) -> float:
        """Return the mean over the letters and digits of a place of being a direct identifier."""
        return self._mean(DIRECT, start, end)

    def quasi(self, start: int, end: int) -> float:
        """Return the same of being a particular that points at somebody."""
        return self._mean(QUASI, start, end)

    @property
    def nobody(self) -> float:
        """Below what a name is doubted: never in a text too short for the classifier, which learnt on passages, to be trusted."""
        return NOBODY if len(self._text) >= _PASSAGE else 0.0

    def keep(self, start: int, end: int) -> float:
        """Return the same of being a string that stays."""
        return self._mean(KEEP, start, end)

    def names(self, *, least: float) -> Iterator[Sighting]:
        """Yield as sightings of a name each word of letters alone that is so surely a direct identifier."""
        for start, end, score in self._words[DIRECT]:
            if score >= least and not any(character.isdigit() for character in self._text[start:end]):
                yield Sighting(start, end, PERSON, DECIDED, score, "the classifier would take it out")

    def runs(self, kind: str, *, seed: float, grow: float, over: re.Pattern[str] | None = None) -> Iterator[tuple[int, int, float]]:
        """Yield runs of neighbouring words of `grow` or more with one of `seed`, in one line, with their mean; `over` may part them."""
        run: list[tuple[int, int, float]] = []
        for word in [*self._words[kind], None]:
            if word is not None and word[2] < grow:
                continue
            if run and (word is None or not self._follows(run[-1][1], word[0], over)):
                if max(score for _, _, score in run) >= seed:
                    yield run[0][0], run[-1][1], self._mean(kind, run[0][0], run[-1][1])
                run = []
            if word is not None:
                run.append(word)

    def around(self, low: int, start: int, end: int, high: int) -> tuple[int, int]:
        """Return a place grown over the words on either side that surely go with it, not beyond `low` and `high`."""
        spoken = self._words[DIRECT]
        at = bisect_right(self._ends[DIRECT], start)
        for first, last, score in reversed(spoken[max(0, at - _NEAR) : at]):
            title = self._text[first:last].lower() in words("titles")
            if first < low or score < FIRMLY or title or not _BESIDE.fullmatch(self._text, last, start):
                break
            start = first
        for first, last, score in spoken[at : at + _NEAR]:
            if last <= end:
                continue
            if last > high or first < end or score < FIRMLY or not _BESIDE.fullmatch(self._text, end, first):
                break
            end = last
        return start, end

    def _follows(self, end: int, start: int, over: re.Pattern[str] | None) -> bool:
        between = self._text[end:start]
        if over is not None and over.fullmatch(between):
            return True
        apart = any(character.isalnum() or character in "\n\t;|" for character in between)
        return len(between) <= 3 and not apart

    def _mean(self, kind: str, start: int, end: int) -> float:
        words, ends = self._words[kind], self._ends[kind]
        letters = sum(character.isalnum() for character in self._text[start:end])
        total = 0.0
        for index in range(bisect_right(ends, start), len(words)):
            first, last, score = words[index]
            if first >= end:
                break
            total += score * sum(character.isalnum() for character in self._text[max(first, start) : min(last, end)])
        return min(1.0, total / letters) if letters else 0.0


def sight_decided(reading: Reading, decisions: Decisions, seen: Iterable[Sighting]) -> Iterator[Sighting]:
    """See numbers, handles and addresses that must go, where no pattern sees one."""
    known = sorted((s.start, s.end) for s in seen if s.source not in {"rampart", "spacy"} and s.type not in _OF_NAMES)
    for start, end, _ in decisions.runs(DIRECT, seed=GOES, grow=GROWS):
        for low, high in _outside(known, start, end):
            text = reading.text[low:high]
            housed = _HOUSE.search(text) is not None and len(text.split()) > 1
            digits = any(character.isdigit() for character in text)
            if housed and decisions.direct(low, high) >= FIRMLY:
                yield Sighting(low, high, "ADDRESS", DECIDED, 0.86, "the classifier would take it out")
            elif digits:
                yield from _numbers(reading.text, low, high, decisions)


def _numbers(text: str, low: int, high: int, decisions: Decisions) -> Iterator[Sighting]:
    """See each number of a run with the letters that belong to it: "NMC PIN 09H2214E"."""
    for match in _NUMBER.finditer(text, low, high):
        start, end = match.span()
        if decisions.direct(start, end) >= GOES and end - start >= _LEAST and not _DOI.search(text, max(0, start - 9), end):
            yield Sighting(start, end, "ID", DECIDED, 0.86, "the classifier would take it out")


def _outside(known: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what of a range lies outside the known ones."""
    for low, high in known[max(0, bisect_right(known, (start, 0)) - 8) :]:
        if low >= end:
            break
        if high > start:
            if low - start >= _LEAST:
                yield start, low
            start = max(start, high)
    if end - start >= _LEAST:
        yield start, end


def with_telling(text: str, found: list[Merged], taken: list[tuple[int, int]], decisions: Decisions) -> Iterator[Merged]:
    """Yield details and the particulars the classifier sees: one widens a rule's particular or stands beside a place or date in it."""
    yield from (one for one in found if one.type != "QUASI")
    phrases = [one for one in found if one.type == "QUASI"]
    for low, high, mean in decisions.runs(QUASI, seed=TELLS, grow=GROWS_ON, over=_SMALL):
        why = (Evidence(DECIDED, round(mean, 3), TELLING),)
        pieces = ((start, end) for start, end in _outside(taken, low, high) if not _COUNTS.fullmatch(text, start, end))
        phrases.extend(Merged(start, end, "QUASI", Tier.LOOK, 0.5, why) for start, end in pieces)
    joined: list[Merged] = []
    for one in sorted(phrases, key=lambda one: (one.start, -one.end)):
        if joined and one.start < joined[-1].end and (_told(one) or _told(joined[-1])):
            last = joined[-1]
            evidence = tuple(dict.fromkeys((*last.evidence, *one.evidence)))
            joined[-1] = replace(last, end=max(last.end, one.end), evidence=evidence, subject=last.subject or one.subject)
        else:
            joined.append(one)
    yield from joined


def _told(one: Merged) -> bool:
    return any(said.recogniser == DECIDED for said in one.evidence)
