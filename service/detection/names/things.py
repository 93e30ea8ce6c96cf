"""What is named like a person and is none: laws, inquiries, places, bodies, methods, software."""

from __future__ import annotations

import re
from functools import lru_cache

from service.detection.lexicon import is_given, labelled, phrases, words
from service.detection.ranges import Ranges
from service.detection.reading import Reading, Word

_TOOL = (
    r"(?:app|apps|tool|toolkit|software|system|platform|database|dashboard|portal|chatbot|assistant|programme|package|"
    r"module|website|helpline|algorithm|model|questionnaire|checklist|brand|product|scheme|project|initiative|pilot)"
)
_TOOL_BEFORE = re.compile(
    rf"\b{_TOOL},?\s+(?:(?:that (?:is|was)|which (?:is|was)|we)\s+)?(?:called|named|known as|call|like|such as)\s+[\"'(]?(?:the\s)?$",
    re.IGNORECASE,
)
_TOOL_AFTER = re.compile(rf"[\"')]?\s+(?:[a-z-]{{2,20}}\s){{0,1}}{_TOOL}\b(?!\s+(?:officer|worker|manager|lead))", re.IGNORECASE)
_TOOL_TOLD = re.compile(
    rf"[\"')]?(?:,| \(| -) ?(?:(?:which|that) (?:is|was) )?(?:our|the|my|a|an|their|your|"
    rf"its)\s(?:[a-z][\w-]{{1,20}}\s){{0,3}}{_TOOL}\b(?!\s+(?:officer|"
    r"worker|manager|lead))"
)
_TOOL_VERB = re.compile(
    r"\b(?:log(?:ged|s)?(?: it| this| them| everything)? (?:in|into|on|onto)|recorded (?:in|on)|tickets? (?:in|on)|upload(?:ed)? to)\s+$",
    re.IGNORECASE,
)
_COMPANY_AFTER = re.compile(r"\s?(?:&|and)\s(?:Partners|Sons?|Co\b|Company|Associates|Daughters|Brothers)|\s&\s[A-Z]")
_COMPANY_BEFORE = re.compile(r"[A-Z][^\W\d_]+,?\s&\s$")
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:Storm|Hurricane|Cyclone|Operation|Op|Project|St|Saint|HMP|HMYOI|YOI|HM Prison|Port|Mount|Lake|Fort|Glen|Llan|"
    r"University of|City of|County of|Diocese of|Parish of)\.?\s+"
    r"|\b(?:Cymdeithas|Cyngor|Ysgol|Ysbyty|Coleg|Prifysgol|Bwrdd|Tai|Canolfan|Dyffryn|Heol|Stryd|Ffordd|Capel|Eglwys|"
    r"Neuadd|Plas|Castell|Afon|Llyn|Cwm|Bro|Ynys|Parc|Grŵp)\s(?:Tai\s|Iechyd\s)?)$"
)
_PLACE_WORDS = frozenset(
    [
        "dyffryn",
        "heol",
        "stryd",
        "ffordd",
        "capel",
        "eglwys",
        "neuadd",
        "plas",
        "castell",
        "afon",
        "llyn",
        "cwm",
        "ynys",
        "parc",
        "llan",
        "ysgol",
        "ysbyty",
        "coleg",
        "prifysgol",
        "cymdeithas",
        "cyngor",
        "canolfan",
    ]
)
_NEAR_EPONYM = re.compile(r"(?:'s|')?\s+(?:[\w-]+\s){0,3}?([\w-]+)\b")
_DROPPED = frozenset({"law", "place", "organisation", "eponym", "product"})


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    listed = "|".join(re.escape(phrase) for phrase in phrases("known_things"))
    return re.compile(rf"(?<![^\W_])(?:{listed})(?:'s)?(?![^\W_])")


def known_things(reading: Reading) -> Ranges:
    """Return where brands, tools, bodies and laws of the list stand."""
    return Ranges(match.span() for match in _known().finditer(reading.text))


def thing_label(reading: Reading, first: Word, last: Word) -> str | None:
    """Say what a name stands for when the words around it make it a thing: a label, or None for a person."""
    text = reading.text
    before, after = text[max(0, first.start - 48) : first.start], text[last.end : last.end + 64]
    line_after = after.split("\n", 1)[0].split("\t", 1)[0]
    if _PLACE_BEFORE.search(before) or first.lower in _PLACE_WORDS:
        return "place"
    if _COMPANY_AFTER.match(line_after) or _COMPANY_BEFORE.search(before):
        return "organisation"
    if _TOOL_BEFORE.search(before) or (
        first is last and (_TOOL_VERB.search(before) or _TOOL_AFTER.match(line_after) or _TOOL_TOLD.match(line_after))
    ):
        return "product"
    return _by_next_word(line_after, single=first is last, given=is_given(first.lower))


def _by_next_word(after: str, *, single: bool, given: bool) -> str | None:
    labels = labelled("things_after")
    match = re.match(
        r"('s|')?\s+(?:(?:Independent|Public|Interim|Final|Memorial|NHS|General|Royal|Primary|High|Community|Children's)\s+){0,2}([^\W\d_]+)",
        after,
    )
    if match is None:
        return None
    possessive, word = bool(match[1]), match[2]
    label = labels.get(word.lower())
    if label in {"law", "place", "organisation"} and word[0].isupper():
        return label
    if label == "inquiry_name" and (word[0].isupper() or (single and not possessive)):
        return label
    if label == "eponym" and (single or possessive):
        return label
    if possessive and single and not given and word in {"law", "principle", "paradox", "dilemma", "maxim", "principles", "injustice"}:
        return "eponym"
    if possessive and single:
        near = re.match(
            r"(?:'s|')\s+(?:[A-Z]?[\w-]+\s){1,3}?(model|scale|taxonomy|theory|cycle|hierarchy|matrix|framework|effect)\b", after
        )
        return "eponym" if near else None
    return None


_BODY = (
    r"(?:Fire and Rescue|Fire|Rescue|Ambulance|Police|Probation|Youth|Prison|Health|Social)? ?(?:Services?|Trust|Council|Board|"
    r"Authority|Partnership|"
    r"Association|Constabulary|Police|Fire Brigade|Hospitals?|University|College|Housing|Society|Group|Consortium|Chambers)"
)
_JOINED_BODY = re.compile(rf"\s(?:and|&|ac|a)\s(?:[A-Z][\w'-]{{1,20}}\s(?:(?:and|of|the|for|&)\s)?){{0,4}}{_BODY}(?![^\W_])")


def joins_body(reading: Reading, last: Word) -> bool:
    """Say whether a name goes on into that of a body: "Owen and Marsh Housing Association", "Caradoc and Severnside Fire Service"."""
    return _JOINED_BODY.match(reading.text[last.end : last.end + 120].split("\n", 1)[0]) is not None


def is_dropped(label: str | None) -> bool:
    """Say whether things with this label are no personal data at all."""
    return label in _DROPPED


def begins_place(word: Word) -> bool:
    """Say whether a word opens the name of a place or body: St Thomas', King's College, HMP."""
    return word.lower in {"st", "saint", "hmp", "hmyoi", "king's", "queen's", "guy's", "royal", "kings", "queens"} or word.lower in words(
        "places"
    )
