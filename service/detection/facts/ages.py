"""Ages told in the running text of a story: "She was 23.", "I'm thirty-six", "(82)", "retired postman, 71,", "in year 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.reading import Reading
from service.detection.sighting import Sighting

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
NUMBER = rf"(?:1[01]\d|[1-9]?\d|{_TENS}(?:[- ]{_ONES})?|{_TEENS}|{_ONES})"
_WELSH_UNITS = r"(?:deg|ar|hugain|ddeg|un|dau|dwy|tri|pedwar|pump?|chwech?|saith|wyth|naw)"
_WELSH = (
    r"(?:un|dau|dwy|tri|tair|pedwar|pedair|pum|chwe|saith|wyth|naw|deg|ugain)"
    rf"(?: {_WELSH_UNITS}){{0,4}}"
)
_NOT_AFTER = (
    r"(?! years(?! old)(?! next))(?!(?:,\d| ?%|\s?(?:per cent|percent|months?|weeks?|days?|hours?|minutes?|miles?|"
    r"metres?|cases?|people|times?|years? (?:in|into|"
    r"ago|later|after|before|of|for|as|on)|stone|foot|feet|pounds?|quid|out of|of (?:us|them|the|these|those)|"
    r"or (?:more|so)|in (?:a|every)|"
    r"to \d|and a half|am|pm|o'clock|st\b|nd\b|th\b|[./:]\d)))(?![^\W_])(?!-[a-z]{2})"
)
_WAS = re.compile(
    rf"(?<![^\W_])(?:(?i:I(?:'m| am| was|m)|he(?:'s| is| was)|she(?:'s| is| was)|they were|who (?:was|is)|"
    rf"[^\W\d_]{{2,20}} (?:was|is|were)|turn(?:ed|ing|s)?|"
    rf"aged?|only|just|barely|nearly|age of)) (?:only |just |then |nearly |about |almost |"
    rf"now )?(?P<id>(?!{_ONES}(?! years? old|-)(?![^\W_])){NUMBER}(?: years? old| next birthday|(?= and\b))?)" + _NOT_AFTER
)
_BRACKETED = re.compile(
    rf"(?<=[^\W\d_]) \((?:aged |then |now |only )?(?P<id>{NUMBER})(?=[,)]| (?:yrs?|years)\b|\s?[MF]\b)(?!\)? (?:and|or) \(?\d)"
)
_BETWEEN = re.compile(
    rf"(?<=[^\W_]), (?:aged |then |now |just |only )?(?P<id>(?:[1-9]\d|{_TENS}(?:[- ]{_ONES})?|"
    rf"{_TEENS})(?: years?)?)(?=, (?!\d)|\. [A-Z]|\n)"
)
_SHORT = re.compile(r"(?<![^\W_])(?P<id>1?\d{1,2} ?(?:yo|y/o|yrs? old|y\.o\.)(?: [MF](?![^\W_]))?)")
_SCHOOL = re.compile(
    r"\b(?:in|is in|was in|into|of) (?P<id>(?:[Yy]ear|[Yy]r|[Pp]rimary|P|S) ?(?:1[0-3]|[1-9])|[Rr]eception)(?![^\W_])(?! of\b)"
)
_UNITS = re.compile(rf"(?<![^\W_])(?P<id>{NUMBER}[ -](?:years?|months?|weeks?)[ -]old|(?:{_WELSH}|\d{{1,2}}) (?:mlwydd )?oed)(?![^\W_])")
_OF = re.compile(
    rf"(?<![^\W_])(?:man|woman|boy|girl|lad|lass|child|son|daughter|youth|teenager|gentleman|lady|"
    rf"baby) of (?P<id>{NUMBER})(?![^\W_])(?! (?:years? (?:of|in)|months?|weeks?))"
)
_SMALL = re.compile(
    rf"(?:(?:son|daughter|child|boy|girl|baby|brother|sister|kid|youngest|eldest|lad|grandson|granddaughter|niece|"
    rf"nephew),? (?:who )?(?:was|is|then|now|aged)?,? ?(?:only |just |then |now )?|(?:he|she|who|,) (?:is|was) )"
    rf"(?P<id>{NUMBER})(?=[,.;:)]| and\b| when\b| then\b| at the time)",
    re.IGNORECASE,
)
_NOT_WHO = re.compile(
    r"(?:\b(?:it|this|that|there|which|what|question|number|section|page|chapter|level|case|cases|total|score|answer|"
    r"price|cost)) (?:was|is|were)",
    re.IGNORECASE,
)


def sight_ages(reading: Reading) -> Iterator[Sighting]:
    """See ages of people in running text; whether a person is near is asked later."""
    for pattern in (_WAS, _BRACKETED, _BETWEEN, _SHORT, _SCHOOL, _UNITS, _OF, _SMALL):
        for match in pattern.finditer(reading.text):
            if pattern is _WAS and _NOT_WHO.match(match.group()):
                continue
            yield Sighting(match.start("id"), match.end("id"), "AGE", "rule:age", 0.6, "an age told in a story")
