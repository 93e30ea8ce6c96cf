"""Dates of birth: any date that the words say is one, in English or Welsh."""

from __future__ import annotations

import re

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, compiled
from service.detection.recognisers.plain_text import WITH_LABEL
from service.domain.finding import Class

CLASSES = {"DATE_OF_BIRTH": Class.DIRECT}

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov"
    r"(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)\.?"
)
_DAY = r"(?:the )?[0-3]?\d(?:st|nd|rd|th|af|ail|ydd|fed|eg)?"
_YEAR = r"(?:(?:1[89]|20)\d{2}|'?\d{2})(?!\d)"
_FULL = (
    rf"(?:{_DAY} ?[/.-] ?[01]?\d ?[/.-] ?{_YEAR}|(?:18|19|20)\d{{2}}[/.-][01]?\d[/.-][0-3]?\d(?!\d)|{_DAY}[ -]?(?:of "
    rf")?{_MONTH},?[ -]?{_YEAR}"
    rf"|{_MONTH} {_DAY},? {_YEAR}|[0-3]\d[01]\d(?:19|20)?\d{{2}}(?!\d))"
)
_PART = rf"(?:{_MONTH} (?:of )?{_YEAR}|{_DAY} (?:of )?{_MONTH}|(?:19|20)\d{{2}}(?!\d))"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_LABEL = (
    r"(?:d\.? ?o\.? ?b\.?|d/o/b|dates? of birth|birth ?date|birth ?day|date born|dyddiad geni|dyddiad ei geni|pen-?blwydd|b\.|née)"
    r"(?: (?:is|was|on|of|yw|oedd|being|fell on|falls on))?(?: \([^()\n]{0,24}\))?\s{0,2}[:=-]?\s{0,3}"
)
_BORN = r"(?:was born|were born|born|ganwyd|ganed|eni)(?: (?:[\w'-]{1,20},? ){0,5}?)?\s?(?:on|in|ar|yn|ym|:)?\s{1,2}(?:the )?"
_NOT_PEOPLE = re.compile(r"\b(?:inquiry|report|idea|law|act|service|charity|policy) (?:was )?born\b", re.IGNORECASE)
_SHAPES = (
    Shape(
        "date labelled as a date of birth",
        compiled(rf"(?<![^\W_]){_LABEL}(?P<id>{_WEEKDAY}{_FULL})"),
        alone=CERTAIN,
        capitals=False,
        reach=WITH_LABEL,
        needs=("b.", "dob", "d o b", "birth", "born", "geni", "blwydd", "d/o/b", "o.b"),
    ),
    Shape(
        "date on which somebody was born",
        compiled(rf"(?<![^\W_]){_BORN}(?P<id>{_WEEKDAY}{_FULL})"),
        alone=SURE,
        capitals=False,
        reach=WITH_LABEL,
        needs=("born", "ganwyd", "ganed", "eni"),
    ),
    Shape(
        "part of a date of birth",
        compiled(rf"(?<![^\W_])(?:{_LABEL}|{_BORN})(?P<id>{_PART})(?![^\W_])(?![ ,/.-]{{1,2}}\d)"),
        alone=SURE,
        capitals=False,
        reach=WITH_LABEL,
        needs=("born", "ganwyd", "ganed", "geni", "dob", "birth"),
    ),
    Shape(
        "date that is called a date of birth after it",
        compiled(rf"(?<![^\W_])(?P<id>{_FULL}),? \(?(?:dob|d\.o\.b\.?|date of birth|dyddiad geni)(?![^\W_])(?! ?[:=]? ?\d)"),
        alone=SURE,
        capitals=False,
        reach=WITH_LABEL,
        needs=("dob", "d.o.b", "birth", "geni"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("DATE_OF_BIRTH", _SHAPES, refused=_NOT_PEOPLE)
