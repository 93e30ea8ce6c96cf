"""Whether a passage tells of somebody: a name, a relative, what was done to them, or the writer's own life."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from service.detection.reading import Reading

RELATION = re.compile(
    r"\b(?:my|his|her|their|our|me|fy|ei|a|an|the|[^\W\d_]+'s)\s(?:[a-z]+\s){0,2}?(?:son|daughter|husband|wife|partner|brother|sister|mother|father|mum|mam|dad|"
    r"nephew|niece|cousin|aunt|uncle|grandson|granddaughter|grandmother|grandfather|nan|ex|ex-partner|widow|widower|boyfriend|girlfriend|"
    r"stepson|stepfather|stepmother|stepdaughter|fianc[ée]e?|twins?|baby|kids|children|little girl|little boy|boy|girl|lad|neighbour|"
    r"sis|bro|mab|merch|gŵr|gwraig|chwaer|brawd|nai|nith|mam|tad)\b",
    re.IGNORECASE,
)
STORY = re.compile(
    r"\b(?:killed|murder\w*|stabb\w+|died|death|dead|raped?|attacked|assault\w*|strangled|arrest\w*|charged|convicted|sentenced|jailed|"
    r"released|recalled|on licence|on probation|tag|custody|overdose\w*|suicide|hanged|inquest|funeral|sectioned|taken into care|sacked|"
    r"dismissed|suspended|grounded|burnt|burned|injur\w+|hurt|abused?|groomed|trafficked|evicted|cuckooed|absconded|missing|drowned|flood\w*|crash\w*|"
    r"fell|threatened|acid|knife|gun|accident|incident|victim|offender|patient|prisoner|resident|lladd\w*|llofrudd\w*|"
    r"bu farw|carchar\w*)\b",
    re.IGNORECASE,
)
FIRST = re.compile(r"\b(?:I|I'm|I've|I'd|i|im|ive|my|me|myself|rwy|rydw|rwy'n|roeddwn|fy)\b")
_REACH = 220
#: Somebody spoken of by a pronoun counts only this close.
_PRONOUN = re.compile(r"(?<![^\W_])(?:[Hh]e|[Ss]he)(?:'s|'d)?(?![^\W_])(?! or )")
_NEAR_PRONOUN = 60


class Story:
    """Asks of places in a reading whether a person is spoken of near by."""

    def __init__(self, reading: Reading, people: Sequence[int]) -> None:
        self._text = reading.text
        self._people = people

    def near(self, start: int, end: int) -> bool:
        """Say whether somebody is named, related or harmed, or writes of themselves, close by."""
        at = bisect_left(self._people, start - _REACH)
        if at < len(self._people) and self._people[at] < end + _REACH:
            return True
        if _PRONOUN.search(self._text, max(0, start - _NEAR_PRONOUN), end + _NEAR_PRONOUN // 2):
            return True
        around = self._text[max(0, start - _REACH) : end + _REACH]
        return RELATION.search(around) is not None or FIRST.search(around[max(0, start - 120 - max(0, start - _REACH)) :][:260]) is not None
