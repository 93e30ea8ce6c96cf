"""Exact dates of what happened to people (an offence, a death, a release), not of documents, laws or publications."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.reading import Reading
from service.detection.sighting import Sighting

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|"
    r"Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)\.?"
)
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th|af|ain|fed|eg)?)"
_FULL = (
    rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?{_DAY}\s(?:of\s)?{_MONTH},?(?:\s(?:19|20)\d{{2}})?|{_MONTH}\s{_DAY}(?:,?\s(?:19|"
    rf"20)\d{{2}})?|[0-3]?\d[/.-][01]?\d[/.-](?:(?:19|20)\d{{2}}|\d{{2}}))"
)
_LOOSE = (
    rf"(?:{_MONTH}\s(?:19|20)\d{{2}}|(?:the\s)?(?:summer|autumn|winter|spring|Christmas|New Year|Boxing Day|Easter)(?:\sof)?\s(?:19|"
    rf"20)\d{{2}})"
)
_DATE = re.compile(rf"(?<![\w/.-])(?P<full>{_FULL})(?![\w/-])|(?<![\w/.-])(?P<loose>{_LOOSE})(?![\w/-])")
_EVENT = re.compile(
    r"\b(?:killed|murder(?:ed)?|stabbed|died|death|dead|raped|rape|attack(?:ed)?|assault(?:ed)?|arrest(?:ed)?|charged|"
    r"convicted|sentenced|released|recalled|admitted|discharged|born|birth|married|funeral|inquest|hanged|overdose|"
    r"found (?:her|him|them)|went missing|disappeared|moved (?:in|out|to)|sectioned|suspended|dismissed|sacked|resigned|"
    r"diagnosed|removed|taken into care|adopted|burial|buried|suicide|took (?:his|her|their) (?:own )?life|"
    r"allocated|supervision|licence|last (?:saw|seen|appointment|contact)|incident|appointment|rang|phoned|visited|came "
    r"to|lladd|bu farw|marw|llofrudd\w+|rhyddhau|arestio)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:he|she|him|her|his|hers|they|I|my|me|we|our|who|husband|wife|son|daughter|partner|mother|father|sister|brother|"
    r"man|woman|boy|girl|client|patient|offender|victim|ef|hi|ei|fy|fo)\b"
)
_DOCUMENT = re.compile(
    (
        r"(?:published|dated|deadline|by|before|closes?|closing|return|updated|accessed|retrieved|edition|version|act|regulations?|"
        r"order|directive|in force|page last|created|modified|sent|received|date:|guidance|report of|letter of|since|until|"
        r"printed|submitted|call for evidence|consultation|[cC]ommenced?)[\s:,]{0,3}(?:on\s|of\s)?(?:the\s)?$"
    ),
    re.IGNORECASE,
)


def sight_dates(reading: Reading) -> Iterator[Sighting]:
    """See dates whose sentence tells of an event in somebody's life."""
    for match in _DATE.finditer(reading.text):
        if _DOCUMENT.search(reading.text[max(0, match.start() - 40) : match.start()]):
            continue
        place = reading.sentence(match.start())
        around = reading.text[max(place.start, match.start() - 200) : min(place.end, match.end() + 200)]
        if not _EVENT.search(around) or not _PERSON.search(around):
            continue
        exact = match["full"] is not None
        yield Sighting(
            match.start(), match.end(), "DATE", "rule:event-date", 0.7 if exact else 0.5, "the date of an event in somebody's life"
        )
