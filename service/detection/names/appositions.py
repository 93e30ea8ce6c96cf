"""Names that stand beside what a person is or is called: "my union rep, Siwan,", "Hazel, that was his wife", "call me Zbyszek"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from service.detection.lexicon import may_be_given, never_names, ordinary, words
from service.detection.names.extent import name_from
from service.detection.names.introductions import RELATIONS
from service.detection.reading import Reading, Word
from service.detection.sighting import Sighting

_SOMEBODY = (
    rf"(?:{RELATIONS}|widow|widower|rep|officer|worker|manager|lead|leader|elder|lad|lass|girl|fella|fellow|man|woman|guy|bloke|lady|gentleman|"
    r"trainee|student|apprentice|intern|colleague|client|patient|resident|tenant|prisoner|inmate|pupil|nurse|doctor|midwife|teacher|"
    r"captain|skipper|pilot|driver|foreman|supervisor|governor|chaplain|imam|vicar|priest|minister|deacon|solicitor|barrister|"
    r"inspector|sergeant|constable|detective|practitioner|assistant|administrator|secretary|clerk|volunteer|mentor|coach|carer|"
    r"counsellor|psychologist|therapist|consultant|surgeon|registrar|paramedic|porter|cleaner|cook|receptionist|warden|caretaker|"
    r"landlord|landlady|lodger|flatmate|housemate|neighbour|boss|deputy|head|director|chair|trustee|engineer|technician|fitter|"
    r"signaller|signalman|shopkeeper|interpreter|translator|witness|victim|survivor|offender|PP|PO|PSO|SPO|COM|POM|VLO|FLO|IDVA|ISVA|"
    r"keyworker|caseworker|godson|goddaughter|mate|pal|bestie|sis|bro|nanna|granny|grandson|stepdad|stepmum|step-dad|step-mum)"
)
#: "our PP, Adaeze", "A trainee in Leiden, Saskia, drew", "the insurer's man, Fitch, never"
_AFTER_ROLE = re.compile(
    rf"\b(?:(?i:my|our|his|her|their|your|the|a|an|one|another)|(?:[^\W\d_]+'s))\s(?:[^\W\d_][\w'-]{{0,15}}\s){{0,4}}?{_SOMEBODY}"
    rf"(?:\s(?:in|at|from|of|for|on)\s(?:the\s)?(?:[^\W\d_][\w'-]{{1,15}}\s?){{1,3}})?(?:,|\s[–-]|\s\()\s?(?=[A-ZÀ-ÞĀ-Ž])"
)
#: "our lad Kian", "Deacon Pinnock's boy Delroy", "a bloke called" is an introduction.
_RIGHT_AFTER = re.compile(
    r"\b(?:my|our|his|her|their|your|young|old|big|little|wee|poor|dear|brave|me)\s(?:[a-z]{2,10}\s)?(?:lad|lass|lads|girl|fella|"
    r"mate|pal|sis|bro|kid|little one|youngest|eldest|boss|gaffer|hubby|missus|other half|fiancee|stepdad|stepmum)\s(?=[A-ZÀ-ÞĀ-Ž])"
)
_EPITHET = re.compile(r"(?<![^\W_])(?:[Pp]oor|[Yy]oung|[Oo]ld|[Bb]ig|[Ll]ittle|[Ww]ee|[Dd]ear|[Ll]ovely|[Bb]rave) (?=[A-ZÀ-ÞĀ-Ž])")
#: "Hazel, that was his wife", "Grace (my sister)", "Kian, our lad"
_BEFORE_ROLE = re.compile(
    rf"(?:,|\s\(|\s[–-])\s?(?:(?:that|who|she|he) (?:is|was|'s) |that's )?(?:my|our|his|her|their|the|a|an)\s(?:[a-z][\w'-]{{0,15}}\s)"
    rf"{{0,3}}?{_SOMEBODY}\b"
)
_NICK_AFTER = re.compile(
    r"\b(?:call|calls|called|calling|call(?:s|ed)? me|nickname(?:d)?|known (?:to \w+ )?as|goes by|went by|answer(?:s|ed)? to|says|"
    r"(?:spell?ed|spelt|misspelt|wrote|put) (?:it|me|him|(?:my|his|her|their|our) (?:\w+'s )?(?:\w+ )?name)(?: down)?(?: as)?) "
    r"(?:me |him |her |them |us )?[\"']?(?=[^\W\d_a-z])"
)
_NICK_BEFORE = re.compile(
    r"(?<![^\W_])[\"']?([^\W\d_][\w'-]{1,15}(?: [^\W\d_][\w'-]{1,15})?)[\"']?,? (?:she|he|they|everyone|everybody|people|we|I|i|as we)"
    r" (?:let me |all |always |used to |once )?call(?:s|ed)? (?:me|him|her|them)\b|"
    r"(?<=, )([A-Z][\w'-]{1,15}) to (?:most|everyone|everybody|all|my|his|her|us|friends|family|mates)\b"
)
_QUOTED = re.compile(r"(?<![^\W_])\"([A-Z][^\W\d_]{1,14}(?: [A-Z][^\W\d_]{1,14})?)\" (?=[A-Z][^\W\d_]+)")
_HARMED_BY = re.compile(
    r"\b(?:cuckooed|threatened|attacked|assaulted|groomed|stabbed|robbed|exploited|raped|beaten|bullied|stalked|harassed|"
    r"controlled|recruited|trafficked|killed|abused|supervised|interviewed|typed up|written(?: down)?(?: after)?|taken|told|sold) by "
    r"[\"']?(?=[A-Z])"
)


def sight_appositions(reading: Reading) -> Iterator[Sighting]:
    """See names told by what stands beside them."""
    starts = [word.start for word in reading.words]
    for pattern, reason in (
        (_AFTER_ROLE, "named after what they are"),
        (_RIGHT_AFTER, "named after what they are"),
        (_NICK_AFTER, "what somebody is called"),
        (_HARMED_BY, "named as who did it"),
    ):
        for match in pattern.finditer(reading.text):
            yield from _at(reading, bisect_left(starts, match.end()), match.end(), reason)
    for match in _EPITHET.finditer(reading.text):
        yield from _with_epithet(reading, bisect_left(starts, match.end()), match)
    for index, word in enumerate(reading.words):
        if word.capitalised and may_be_given(word.lower) and not _never(word):
            yield from _before(reading, index)
    for match in _NICK_BEFORE.finditer(reading.text):
        yield from _called(reading, match)
    for match in _QUOTED.finditer(reading.text):
        index = bisect_left(starts, match.end())
        if index < len(starts) and (reading.words[index].lower not in ordinary() or _led_by_name(reading, match.start(), starts)):
            yield Sighting(match.start(1), reading.words[index].end, "PERSON", "rule:nickname", 0.88, "a nickname before a surname")


def _never(word: Word) -> bool:
    return word.lower in never_names() and not may_be_given(word.lower)


def _at(reading: Reading, index: int, end: int, reason: str) -> Iterator[Sighting]:
    if index >= len(reading.words) or reading.words[index].start - end > 1:
        return
    first = reading.words[index]
    count = name_from(reading, index)
    if not count or _never(first) or first.lower in words("places") or (first.shouted and not may_be_given(first.lower)):
        return
    last = reading.words[index + count - 1]
    if (
        count == 1
        and first.lower in ordinary()
        and not may_be_given(first.lower)
        and reading.text[last.end : last.end + 1] not in {",", ")"}
    ):
        return
    yield Sighting(first.start, last.end, "PERSON", "rule:apposition", 0.88, reason)


def _with_epithet(reading: Reading, index: int, match: re.Match[str]) -> Iterator[Sighting]:
    """See "young Rhodri", and "Big Sue" with its epithet where that is written like a name."""
    if index >= len(reading.words) or reading.words[index].start - match.end() > 1:
        return
    word = reading.words[index]
    if not may_be_given(word.lower) or word.shouted or (index + 1 < len(reading.words) and _thing_follows(reading, index)):
        return
    inside = match.group()[0].isupper() and not reading.opens_sentence(reading.words[index - 1])
    yield Sighting(match.start() if inside else word.start, word.end, "PERSON", "rule:epithet", 0.88, "a given name with an epithet")


def _thing_follows(reading: Reading, index: int) -> bool:
    following = reading.words[index + 1]
    return following.capitalised and following.lower in ordinary() and reading.adjoin(reading.words[index], following)


def _before(reading: Reading, index: int) -> Iterator[Sighting]:
    word = reading.words[index]
    if index and reading.adjoin(reading.words[index - 1], word) and reading.words[index - 1].capitalised:
        return
    if _BEFORE_ROLE.match(reading.text, word.end, word.end + 80) and word.lower not in words("places"):
        yield Sighting(word.start, word.end, "PERSON", "rule:apposition", 0.88, "told who they are")


def _called(reading: Reading, match: re.Match[str]) -> Iterator[Sighting]:
    kept = [reading.words[index] for index in reading.words_in(*match.span(match.lastindex or 1))]
    kept = [word for word in kept if not _never(word)]
    if kept and (any(word.capitalised for word in kept) or reading.small):
        yield Sighting(kept[0].start, kept[-1].end, "PERSON", "rule:nickname", 0.88, "what somebody is called")


def _led_by_name(reading: Reading, at: int, starts: list[int]) -> bool:
    index = bisect_left(starts, at) - 1
    return index >= 0 and may_be_given(reading.words[index].lower) and at - reading.words[index].end <= 1
