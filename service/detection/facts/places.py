"""Small places and units near a person: a named team, ward, hostel, school, prison, street or village."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from service.detection.lexicon import ordinary, phrases, words
from service.detection.names.things import known_things
from service.detection.ranges import Ranges
from service.detection.reading import Reading
from service.detection.sighting import Sighting

_NAME = r"(?:[A-ZÀ-Þ][\w'’-]{1,24}(?:\s(?:and|&|of|the|upon|on|le|y|yr)\s(?=[A-Z])|\s(?=[A-Z]))?){1,4}"
_UNIT = (
    r"(?:PDU|Probation Delivery Unit|AP|Approved Premises|probation office|hostel|refuge|ward|Ward|unit|Unit|Primary "
    r"School|Primary|Infants|Juniors|Grammar|High School|Comprehensive(?: School)?|School|Academy|Nursery|Surgery|"
    r"Health Centre|Medical Practice|"
    r"Children's Home|Care Home|Nursing Home|House|Court|Lodge|Day Centre|Youth Club|Youth Centre|Custody Suite|Police "
    r"Station|police station|team|Team|office|depot|station|Station|estate|Estate|Park|Close|Road|Street|Lane|Avenue|"
    r"Terrace|Crescent|Drive)"
)
_NAMED_UNIT = re.compile(rf"\b(?:the\s)?({_NAME}\s{_UNIT})\b")
_PRISON = re.compile(r"\b(HM(?:P|YOI|P/YOI| Prison)\s(?!Service|Inspect|and\b)[A-Z][\w'-]{2,20}(?:\s[A-Z][\w'-]{2,20})?)")
_WARD = re.compile(r"\b((?:[Ww]ard|[Uu]nit|[Ww]ing|[Ll]anding|[Rr]oom|[Cc]ell)\s(?:\d{1,3}[A-Z]?|[A-Z]\d{0,3}))\b")
_AFTER = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|to|[Oo]utside|[Bb]ehind|[Bb]eside|by|of|around|yn|ym|yng|o|ger|[Tt]hrough|hmp|HMP) (?P<id>(?:the )?"
    r"(?:[a-z]+ (?:at|in|on|by|of) (?:the )?)?(?:St\.? )?[A-ZÀ-ÞĀ-Ž][\w'-]{2,24}(?:[ -](?:(?:on|upon|under|le|y|yr|"
    r"the|of|and) )?[A-ZÀ-ÞĀ-Ž0-9][\w'-]{1,24}){0,3})"
)
#: The models' word for a place counts after such words, or when the classifier is sure by itself.
_LED = re.compile(r"(?:\b(?:in|at|near|from|to|of|outside|by|on|around|through|yn|ym|yng|o|i|ger|and|hmp|HMP|the)|,|\()\s?$", re.IGNORECASE)
_SURE = 0.9
_SMALL_PLACE = re.compile(r"(?<![^\W_])hmp (?P<id>[a-z]{4,20})")


def sight_places(reading: Reading, seen: Iterable[Sighting]) -> Iterator[Sighting]:
    """See named units, and towns and villages that models or their prepositions show; whether a person is near is asked later."""
    sighted = list(seen)
    known = known_things(reading)
    yield from _units(reading)
    yield from _by_models(reading, sighted, known)
    yield from _by_prepositions(reading, sighted, known)


def _units(reading: Reading) -> Iterator[Sighting]:
    for pattern, score, reason in (
        (_PRISON, 0.6, "a named prison"),
        (_NAMED_UNIT, 0.62, "a named small unit or address"),
        (_WARD, 0.5, "a numbered ward, wing or room"),
    ):
        for match in pattern.finditer(reading.text):
            if not _large(match[1]) and _unit_like(reading, *match.span(1)):
                yield Sighting(match.start(1), match.end(1), "LOCATION", "rule:unit", score, reason)


def _by_models(reading: Reading, seen: list[Sighting], known: Ranges) -> Iterator[Sighting]:
    for sighting in seen:
        if sighting.type != "LOCATION" or sighting.source not in {"rampart", "spacy"} or known.touches(sighting.start, sighting.end):
            continue
        led = _LED.search(reading.text, max(0, sighting.start - 24), sighting.start) is not None or sighting.score >= _SURE
        if (sighting.source == "rampart" or led) and _is_small(reading, sighting.start, sighting.end):
            yield replace(
                sighting, source=f"{sighting.source}:place", score=min(0.5, sighting.score), reason="a place in a sentence about a person"
            )


def _by_prepositions(reading: Reading, seen: list[Sighting], known: Ranges) -> Iterator[Sighting]:
    bodies = Ranges(
        (sighting.start, sighting.end)
        for sighting in seen
        if sighting.type in {"ORGANIZATION", "NORP", "THING"} and " " in reading.text[sighting.start : sighting.end]
    )
    for match in _AFTER.finditer(reading.text):
        start, end = match.span("id")
        if not known.touches(start, end) and not bodies.touches(start, start + 1) and _is_small(reading, start, end):
            yield Sighting(start, end, "LOCATION", "rule:place", 0.5, "where it was")
    for match in _SMALL_PLACE.finditer(reading.text):
        yield Sighting(match.start("id"), match.end("id"), "LOCATION", "rule:place", 0.5, "a prison")


def _is_small(reading: Reading, start: int, end: int) -> bool:
    """Say whether capitalised words may name a place small enough to matter."""
    text = reading.text[start:end]
    if "\n" in text or (text.isupper() and len(text) > 1) or _large(text):
        return False
    found = [reading.words[index] for index in reading.words_in(start, end)]
    big = [word for word in found if word.capitalised]
    if not big or any(word.shouted for word in big) or big[-1].lower in words("no_places") or big[0].lower in words("no_places"):
        return False
    if any(word.lower in words("function_words") for word in big):
        return False
    if len(big) > 1 and all(word.lower in ordinary() and word.lower not in words("places") for word in big):
        return big[-1].lower in words("sites") and big[0].lower not in words("role_words") | {
            "companies",
            "high",
            "main",
            "head",
            "crown",
            "board",
        }
    return not (len(big) == 1 and (big[0].lower in words("role_words") or big[0].lower in words("titles") or big[0].lower in _plain()))


def _unit_like(reading: Reading, start: int, end: int) -> bool:
    """Say whether the first word of a unit's name could name one: not "Board office", "Companies House", "HM Prison Service"."""
    found = [reading.words[index] for index in reading.words_in(start, end)]
    named = [word for word in found[:-1] if word.capitalised and word.lower not in words("no_places")]
    if not named:
        return bool(found) and any(character.isdigit() for character in reading.text[start:end])
    return any(word.lower not in ordinary() or word.lower in words("places") for word in named) or (
        found[-1].lower in words("sites")
        and named[0].lower not in words("role_words") | {"companies", "high", "main", "head", "crown", "board", "the", "sister"}
    )


def _large(text: str) -> bool:
    return text.lower().removeprefix("the ").removeprefix("hmp ") in phrases("large_places")


@cache
def _plain() -> frozenset[str]:
    """Return ordinary words that open no place by themselves."""
    return ordinary() - words("places")
