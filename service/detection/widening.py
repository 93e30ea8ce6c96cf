"""Proposed names and numbers made whole: the words that go with them, nicknames, file names, words broken at the end of a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from service.detection.decisions import Decisions
from service.detection.merging import Merged
from service.detection.reading import Reading
from service.domain.finding import PERSON, Tier

_REACH = 60
_WIDENED = frozenset({PERSON, "ID", "ADDRESS"})
_BROKEN = re.compile(r"-[ \n][a-zà-ÿ]{2,20}(?:-[^\W\d_]{2,20})?(?![^\W_])")
_FILE_LETTER = re.compile(r"[\w.-]")
_FILE = re.compile(r"[\w.-]*\.(?:docx?|xlsx?|pdf|odt|rtf|txt|jpe?g|png|wav|mp3|mp4|eml|msg|zip)(?![^\W_])", re.IGNORECASE)
#: Words before a name that belong to what somebody is called.
_BEFORE = re.compile(
    r"(?<![^\W_])(?:[Bb]ig|[Ll]ittle|[Oo]ld|[Yy]oung|Other|Aunt(?:ie|y)?|Uncle|Mama|Baba|Papa|[Pp]astor|Imam|Rabbi|Coach|Brother|Sister|Nana?|"
    r"Gran(?:dad|dpa|dma|ny)?|Fr|Rev'?d|Chief|[Bb]aby(?: boy| girl)?) $"
)


def widened(reading: Reading, found: Iterable[Merged], decisions: Decisions) -> Iterator[Merged]:
    """Yield findings; a proposed name or number takes in the words beside it that go with it, and the rest of a word broken off."""
    every = sorted(found, key=lambda one: (one.start, one.end))
    starts, ends = [one.start for one in every], sorted(one.end for one in every)
    for one in every:
        if one.tier is not Tier.PROPOSE or one.labels or one.type not in _WIDENED:
            yield one
            continue
        at = bisect_right(ends, one.start)
        low = ends[at - 1] if at else 0
        after = bisect_right(starts, one.start)
        high = starts[after] if after < len(starts) else len(reading.text)
        start, end = decisions.around(max(low, one.start - _REACH), one.start, one.end, min(high, one.end + _REACH))
        start, end = _whole(reading.text, start, end, low, high, name=one.type == PERSON)
        yield replace(one, start=start, end=end)


def _whole(text: str, start: int, end: int, low: int, high: int, *, name: bool) -> tuple[int, int]:
    """Return a place with what makes it whole: the file it names, a nickname's or elder's word before a name, a word broken off."""
    first, last = start, end
    while first > low and start - first < _REACH and _FILE_LETTER.match(text[first - 1]):
        first -= 1
    ending = _FILE.match(text, end, min(high, end + 80))
    if ending is not None and (first < start or ending.end() > end):
        return first, ending.end()
    if name:
        before = _BEFORE.search(text, max(low, start - 24), start)
        broken = _BROKEN.match(text, end, min(high, end + 30))
        first, last = before.start() if before else start, broken.end() if broken else end
        return first, last
    return start, end
