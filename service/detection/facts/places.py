"""Small places and units near a person: a named team, ward, hostel, school, prison, street or village."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from service.detection.lexicon import ordinary, words
from service.detection.reading import Reading
from service.detection.sighting import Sighting

_NAME = r"(?:[A-ZÀ-Þ][\w'’-]{1,24}(?:\s(?:and|&|of|the|upon|on|le|y|yr)\s(?=[A-Z])|\s(?=[A-Z]))?){1,4}"
_UNIT = (
    r"(?:PDU|Probation Delivery Unit|AP|Approved Premises|probation office|hostel|refuge|ward|Ward|unit|Unit|Primary "
    r"School|High School|Comprehensive(?: School)?|School|Academy|Nursery|Surgery|Health Centre|Medical Practice|"
    r"Children's Home|Care Home|Nursing Home|House|Court|Lodge|Day Centre|Youth Club|Youth Centre|Custody Suite|Police "
    r"Station|police station|team|Team|office|depot|station|Station|estate|Estate|Park|Close|Road|Street|Lane|Avenue|"
    r"Terrace|Crescent|Drive)"
)
_NAMED_UNIT = re.compile(rf"\b(?:the\s)?({_NAME}\s{_UNIT})\b")
_PRISON = re.compile(r"\b(HM(?:P|YOI|P/YOI| Prison)\s[A-Z][\w'-]{2,20}(?:\s[A-Z][\w'-]{2,20})?)")
_WARD = re.compile(r"\b((?:[Ww]ard|[Uu]nit|[Ww]ing|[Ll]anding|[Rr]oom|[Cc]ell)\s(?:\d{1,3}[A-Z]?|[A-Z]\d{0,3}))\b")
_AFTER = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|to|[Oo]utside|[Bb]ehind|[Bb]eside|by|of|around|yn|ym|yng|o|ger|[Tt]hrough|hmp|HMP) (?P<id>(?:the )?"
    r"(?:[a-z]+ (?:at|in|on|by|of) (?:the )?)?(?:St\.? )?[A-ZÀ-ÞĀ-Ž][\w'-]{2,24}(?:[ -](?:(?:on|upon|under|le|y|yr|the|of|and) )?[A-ZÀ-ÞĀ-Ž0-9][\w'-]{1,24}){0,3})"
)
_SMALL_PLACE = re.compile(r"(?<![^\W_])hmp (?P<id>[a-z]{4,20})")
#: What follows these is a work, a law, a body, a course or a job, not where somebody is.
_NO_PLACE = frozenset(
    "act code law inquiry review report inspectorate probation service services trust council university college court police union office "
    "ministry department board commission committee charity foundation association society federation standards framework programme policy guidance panel "
    "bill strategy convention directive question questions form team section annex appendix chapter part model theory scale protocol".split()
)
#: Too large to single anybody out.
_LARGE = frozenset(
    [
        "england",
        "wales",
        "scotland",
        "ireland",
        "britain",
        "uk",
        "london",
        "birmingham",
        "manchester",
        "liverpool",
        "leeds",
        "sheffield",
        "bristol",
        "cardiff",
        "glasgow",
        "edinburgh",
        "belfast",
        "newcastle",
        "nottingham",
        "europe",
        "cymru",
        "ewrop",
        "midlands",
        "kent",
        "essex",
        "surrey",
        "sussex",
        "norfolk",
        "suffolk",
        "cumbria",
        "devon",
        "cornwall",
        "yorkshire",
    ]
)


def sight_places(reading: Reading, seen: Iterable[Sighting]) -> Iterator[Sighting]:
    """See named units, and towns and villages that models or their prepositions show; whether a person is near is asked later."""
    for pattern, score, reason in (
        (_PRISON, 0.6, "a named prison"),
        (_NAMED_UNIT, 0.62, "a named small unit or address"),
        (_WARD, 0.5, "a numbered ward, wing or room"),
    ):
        for match in pattern.finditer(reading.text):
            if not _large(reading.text[match.start(1) : match.end(1)]):
                yield Sighting(match.start(1), match.end(1), "LOCATION", "rule:unit", score, reason)
    for sighting in seen:
        if sighting.type == "LOCATION" and sighting.source in {"rampart", "spacy"} and _is_small(reading, sighting.start, sighting.end):
            yield replace(
                sighting, source=f"{sighting.source}:place", score=min(0.5, sighting.score), reason="a place in a sentence about a person"
            )
    bodies = {
        index
        for s in seen
        if s.type in {"ORGANIZATION", "NORP", "THING"} and " " in reading.text[s.start : s.end]
        for index in range(s.start, s.end)
    }
    for match in _AFTER.finditer(reading.text):
        if match.start("id") not in bodies and _is_small(reading, *match.span("id")):
            yield Sighting(match.start("id"), match.end("id"), "LOCATION", "rule:place", 0.5, "where it was")
    for match in _SMALL_PLACE.finditer(reading.text):
        yield Sighting(match.start("id"), match.end("id"), "LOCATION", "rule:place", 0.5, "a prison")


def _is_small(reading: Reading, start: int, end: int) -> bool:
    """Say whether capitalised words may name a place small enough to matter."""
    text = reading.text[start:end]
    if "\n" in text or (text.isupper() and len(text) > 1) or _large(text):
        return False
    found = [reading.words[index] for index in reading.words_in(start, end)]
    big = [word for word in found if word.capitalised]
    if not big or any(word.shouted for word in big) or big[-1].lower in _NO_PLACE or big[0].lower in _NO_PLACE:
        return False
    if any(word.lower in words("function_words") for word in big):
        return False
    return not (len(big) == 1 and (big[0].lower in words("role_words") or big[0].lower in words("titles") or big[0].lower in _plain()))


def _large(text: str) -> bool:
    return text.lower().removeprefix("the ").removeprefix("hmp ") in _LARGE


@cache
def _plain() -> frozenset[str]:
    """Return ordinary words that open no place by themselves."""
    return ordinary() - words("places")
