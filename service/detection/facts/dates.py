"""Exact dates of what happened to people (an offence, a death, a release), not of documents, laws or publications."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.reading import Reading
from service.detection.sighting import Sighting
from service.domain.document import BlockKind

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|"
    r"Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)\.?"
)
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th|af|ain|fed|eg)?)"
_FULL = (
    rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?{_DAY}\s(?:of\s)?{_MONTH},?(?:\s(?:19|20)\d{{2}})?|"
    rf"{_MONTH}\s{_DAY}(?:,?\s(?:19|"
    rf"20)\d{{2}})?|[0-3]?\d[/.-][01]?\d[/.-](?:(?:19|20)\d{{2}}|\d{{2}}))"
)
_LOOSE = (
    rf"(?:{_MONTH}\s(?:19|20)\d{{2}}|(?:the\s)?(?:summer|autumn|winter|spring|Christmas|New Year|Boxing Day|Easter)(?:\sof)?\s(?:19|"
    rf"20)\d{{2}})"
)
_HEADS = frozenset({BlockKind.MESSAGE_HEADER, BlockKind.HEADING, BlockKind.DISCLAIMER})
_DATE = re.compile(rf"(?<![\w/.-])(?P<full>{_FULL})(?![\w/-])|(?<![\w/.-])(?P<loose>{_LOOSE})(?![\w/-])")
_FEAST = (
    r"(?:(?:Shrove|Easter) Tuesday|Ash Wednesday|Maundy Thursday|Whit (?:Sunday|Monday)|Christmas(?: (?:Eve|Day))?|Boxing Day|"
    r"New Year'?s?(?: (?:Eve|Day))?|Easter(?: (?:Sunday|Monday))?|"
    r"Good Friday|Palm Sunday|Mothering Sunday|Remembrance Sunday|Whitsun|Pentecost|Lent|Advent|"
    r"Michaelmas|Candlemas|Martinmas|Lammas|Halloween|Bonfire Night|Eid|Ramadan|Diwali|Vaisakhi|Hanukkah|Passover|Pasg|Nadolig)"
)
_LOOSER = (
    rf"(?:(?:[Ll]ast |[Tt]hat )?{_FEAST}\s(?:of\s)?(?:(?:19|20)\d{{2}}|last year)|(?:[Ll]ast |[Tt]hat ){_FEAST}|"
    rf"(?:[Tt]hat|[Ll]ast)\s{_MONTH}|"
    rf"[Tt]he (?:early |late )?(?:summer|autumn|winter|spring) of (?:(?:19|20)\d{{2}}|last year)|"
    rf"(?<=[Oo]n )the (?:second |third |first |same |following |next )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|morning|night)|"
    rf"(?<=[Ss]ince )(?:the|that) {_MONTH}|the (?:day|night|week|weekend|morning) (?:before|after|of) {_FEAST}|"
    r"(?:Candlemas|Michaelmas|Lent|Advent|Whitsun|Martinmas|Lammas|Ramadan|Eid|Diwali|(?:Shrove|Easter) Tuesday)(?: Day)?|"
    r"(?:[Tt]he )?small hours of)"
)
_YEAR = re.compile(
    r"\b(?:[Ii]n|since|[Ss]ince|from|early|late|about|around|until|by|summer|yn) ((?:19[4-9]|20[0-3])\d)(?![\w/-]|"
    r",? ?\)|\.\d)(?! (?:Act|Regulations?|Order|Inquiry|report|review|guidance))"
)
_STAMP = re.compile(
    r"(?:^|\b)(?:(?i:date|sent|dyddiad|received|printed|updated|signed|dated|anfonwyd):?|On|Ar|"
    r"Entry \d+ ·)[ \t]*(?:[A-Z][a-z]{2,8},?[ \t])?$"
)
_DATE_LOOSER = re.compile(rf"(?<![\w/.-])(?P<id>{_LOOSER})(?![\w/-])")
_DOCUMENT = re.compile(
    (
        r"(?:published|dated|deadline|by|before|closes?|closing|return|updated|accessed|retrieved|edition|version|act|regulations?|"
        r"order|directive|in force|page last|created|modified|sent|received|date:|guidance|report of|letter of|since|until|"
        r"printed|submitted|call for evidence|consultation|[cC]ommenced?)[\s:,]{0,3}(?:on\s|of\s)?(?:the\s)?$"
    ),
    re.IGNORECASE,
)


def sight_dates(reading: Reading) -> Iterator[Sighting]:
    """See dates of a story, less those of documents, laws and letters; whether a person is near is asked later."""
    for match in _DATE.finditer(reading.text):
        if _of_document(reading, match):
            continue
        exact = match["full"] is not None
        yield Sighting(
            match.start(), match.end(), "DATE", "rule:event-date", 0.7 if exact else 0.5, "the date of an event in somebody's life"
        )
    for match in _DATE_LOOSER.finditer(reading.text):
        kind = "QUASI" if match["id"].endswith(("morning", "night", "day")) and not any(map(str.isdigit, match["id"])) else "DATE"
        yield Sighting(match.start("id"), match.end("id"), kind, "rule:event-date", 0.5, "when it happened")
    for match in _YEAR.finditer(reading.text):
        if not _DOCUMENT.search(reading.text[max(0, match.start() - 40) : match.start()]):
            yield Sighting(match.start(1), match.end(1), "QUASI", "rule:event-date", 0.45, "the year it happened")


def _of_document(reading: Reading, match: re.Match[str]) -> bool:
    """Say whether a date is that of a letter, law or message: after such a word, in a header, or alone on its line."""
    start, end = match.span()
    if reading.kind_at(start) in _HEADS or _DOCUMENT.search(reading.text[max(0, start - 40) : start]):
        return True
    if _STAMP.search(reading.text[max(0, start - 30) : start]):
        return True
    line_start = reading.text.rfind("\n", max(0, start - 40), start) + 1 or max(0, start - 40)
    line_end = reading.text.find("\n", end, end + 40)
    head, tail = reading.text[line_start:start], reading.text[end : line_end if line_end >= 0 else end + 40]
    return (not head.strip(" >*") and not tail.strip(" .,")) or re.search(r"^[>\s]*(?:On|Date|Sent|Ar)\b[^.]{0,20}$", head) is not None
