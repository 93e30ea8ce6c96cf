"""Telephone numbers told in words, whole or in part: "oh seven seven double oh 900 442", "nought one six three two …"."""

from __future__ import annotations

import re

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.matching import AFTER, BEFORE, CERTAIN, SURE, Identifier, Shape, compiled, words
from service.detection.recognisers.uk.phone_number import is_of_national_plan
from service.domain.finding import Class

CLASSES = {"PHONE_NUMBER": Class.DIRECT}

_NOUGHTS = ("oh", "o", "zero", "nought", "naught", "nil", "dim")
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WELSH = ("un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw")
_DIGITS = dict.fromkeys(_NOUGHTS, "0") | {word: str(digit) for told in (_ENGLISH, _WELSH) for digit, word in enumerate(told, 1)}
_TIMES = {"double": 2, "dwbl": 2, "treble": 3, "triple": 3}
_SAID = rf"(?:(?:{'|'.join(_TIMES)})[ -])?(?:{'|'.join(sorted(_DIGITS, key=len, reverse=True))})"
_TOKEN = rf"(?:{_SAID}|\d{{1,6}})"
_CONTEXT = words("tel|phone|mob(?:ile)?|number|call|ring|text|whatsapp|contact|rhif|ffonio")


def digits_said(value: str) -> str:
    """Return the digits that words and figures tell."""
    told = []
    times = 1
    for token in re.findall(r"[^\W\d_]+|\d+", value.lower()):
        if token in _TIMES:
            times = _TIMES[token]
            continue
        told.append(_DIGITS.get(token, token) * times)
        times = 1
    return "".join(told)


def _of_the_plan(value: str) -> bool:
    said = sum(word in _DIGITS for word in re.findall(r"[^\W\d_]+", value.lower()))
    return said >= 3 and is_of_national_plan(digits_said(value))


_SHAPES = (
    Shape(
        "telephone number told in words",
        compiled(rf"{BEFORE}(?:{_SAID}|0\d{{0,5}})(?:[ ,-]{{1,3}}{_TOKEN}){{3,12}}{AFTER}"),
        alone=SURE,
        near=CERTAIN,
        check=_of_the_plan,
        check_says="within the national numbering plan",
        needs=("oh", "zero", "nought", "naught", "nil", "dim", "seven", "saith"),
        capitals=False,
        reach=0,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("PHONE_NUMBER", _SHAPES, context=_CONTEXT, name="spoken_phone_number_recogniser")
