"""Small places and units near a person: a named team, ward, hostel, school, prison, street or village."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.detection.lexicon import words
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
_LIVES = re.compile(
    (
        r"\b(?:lived|lives|living|live|flat|house|home|moved|grew up|from|village|town|school|worked|works|based|stayed|"
        r"hostel|ward|pub|in|at|near|byw|yn)\b[^.]{0,40}$"
    ),
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:he|she|him|her|his|hers|I|my|me|mum|dad|husband|wife|son|daughter|partner|mother|father|sister|brother|man|"
    r"woman|boy|girl|client|patient|offender|victim|resident|prisoner|ef|hi|ei|fy)\b"
)
_STORY = re.compile(
    (
        r"\b(?:killed|murder\w*|stabbed|died|death|raped|attack\w*|assault\w*|arrest\w*|convicted|sentenced|released|recalled|"
        r"licence|lived|lives|moved|born|victim|offender|hostel|supervis\w+|school|ward|my (?:son|daughter|mother|sister|"
        r"brother|partner|husband|wife))\b"
    ),
    re.IGNORECASE,
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
    """See named units, and towns and villages that models find, where the sentence is about a person."""
    for pattern, score, reason in (
        (_PRISON, 0.6, "a named prison"),
        (_NAMED_UNIT, 0.55, "a named small unit or address"),
        (_WARD, 0.5, "a numbered ward, wing or room"),
    ):
        for match in pattern.finditer(reading.text):
            if _about_a_person(reading, match.start(1), match.end(1)):
                yield Sighting(match.start(1), match.end(1), "LOCATION", "rule:unit", score, reason)
    for sighting in seen:
        if sighting.type != "LOCATION" or sighting.source not in {"rampart", "spacy"}:
            continue
        text = reading.text[sighting.start : sighting.end]
        if "\n" in text or not text[:1].isupper() or text.lower() in _LARGE or text.isupper():
            continue
        if text.lower() in words("function_words") | words("role_words"):
            continue
        before = reading.text[max(0, sighting.start - 50) : sighting.start]
        if _LIVES.search(before) and _about_a_person(reading, sighting.start, sighting.end):
            yield Sighting(
                sighting.start,
                sighting.end,
                "LOCATION",
                f"{sighting.source}:place",
                min(0.5, sighting.score),
                "a place in a sentence about a person",
            )


def _about_a_person(reading: Reading, start: int, end: int) -> bool:
    place = reading.sentence(start)
    around = reading.text[max(place.start, start - 200) : min(max(place.end, end), end + 200)]
    return bool(_PERSON.search(around) and _STORY.search(around))
