"""Words that introduce a person: "my name is", "called", "my daughter", "From:", "Name:", "wrote:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from service.detection.lexicon import is_given, may_be_given, never_names, ordinary, words
from service.detection.names.extent import name_from
from service.detection.reading import Reading
from service.detection.sighting import Sighting

RELATIONS = (
    r"son|daughter|husband|wife|partner|ex-partner|ex-wife|ex-husband|brother|sister|mother|father|mum|mam|dad|stepson|"
    r"stepdaughter|stepfather|stepmother|step-father|step-mother|step-son|step-daughter|nephew|niece|cousin|"
    r"aunt|auntie|uncle|grandson|granddaughter|grandmother|grandfather|nan|boyfriend|girlfriend|fianc[ée]e?|friend|neighbour|"
    r"flatmate|housemate|child|baby|boy|girl|twins?|toddler|"
    r"mab|merch|gŵr|wraig|ŵr|gwraig|chwaer|brawd|frawd|mam|tad|nhad|ffrind|partner|mhartner|nai|nith|cyfaill|plentyn|ferch|fab"
)
_WORKERS = (
    r"colleague|client|patient|manager|supervisor|keyworker|key worker|social worker|support worker|probation officer|"
    r"offender manager|practitioner|solicitor|barrister|"
    r"landlord|tenant|victim|deceased|offender|perpetrator|defendant|attacker|killer|murderer|carer|GP|teacher|headteacher|"
    r"nurse|midwife|consultant|chair|author|clerk|secretary|cydweithiwr|rheolwr|swyddog"
)
#: (pattern that ends where the name begins, may the name be in small letters, is the rule firm, reason)
_OPENINGS: tuple[tuple[re.Pattern[str], bool, bool, str], ...] = (
    (
        re.compile(r"\b(?:my (?:full )?name is|my name's|fy enw (?:llawn )?(?:i )?yw|fy enw i ydy|f'enw i yw|f'enw yw)\s+", re.IGNORECASE),
        True,
        True,
        "introduced by name",
    ),
    (re.compile(r"\b(?:I am|I'm|this is|myself,|it's me,|yours truly,)\s+(?=[A-Z])"), False, False, "introduces themselves"),
    (
        re.compile(
            (
                r"\b(?:called|named|known as|nicknamed|answers to|goes by|renamed|alias|a\.?k\.?a\.?|n[ée]e|formerly|whose name "
                r"(?:is|was)|real name (?:is|was)|name of|o'r enw|a elwir yn|adwaenir fel)\s+[\"']?(?=[^\W\d_])"
            ),
            re.IGNORECASE,
        ),
        False,
        False,
        "named here",
    ),
    (re.compile(rf"\b(?:{RELATIONS})s?(?:,|\s-)?\s+[\"'(]?(?=[^\W\d_])", re.IGNORECASE), False, False, "a relation's name"),
    (re.compile(rf"\b(?:{_WORKERS})(?:,|\s-)?\s+[\"'(]?(?=[^\W\d_])", re.IGNORECASE), False, False, "a person in this part, named"),
    (
        re.compile(
            (
                r"(?:^|[\n\t|])[ *_>-]{0,4}(?:full name|your name|name of (?:respondent|author|contact|person)|contact name|name|"
                r"enw(?: llawn)?|author|awdur|respondent|contact|cyswllt|submitted by|completed by|prepared by|written by|from|to|"
                r"cc|bcc|reply-to|sent by|oddi wrth|at|copi|signed|llofnodwyd|printed name|print name|witness name|attn|f\.?a\.?o\.?)[ "
                r"*_]{0,4}[:\t][ \t*_\"']{0,4}\n?(?=[^\W\d_])"
            ),
            re.IGNORECASE,
        ),
        True,
        True,
        "stands in a field for a name",
    ),
    (
        re.compile(
            r"\b(?:submitted by|completed by|prepared by|written by|signed by|interviewed by|supervised by|reviewed by|led by|"
            r"chaired by|evidence from|response from|statement (?:of|from|by)|behalf of|interview with|spoke to|spoken to|speak "
            r"to|met with|murder of|killing of|death of|killed|murdered|stabbed|raped|loss of|manslaughter of|funeral of|memory "
            r"of|kind regards to|thanks to|hi|hello|hiya|dear|annwyl|helo|for the attention of|llofruddiaeth|marwolaeth|"
            r"colli)\s+(?=[A-ZÀ-Þ])"
        ),
        False,
        False,
        "a person is named after these words",
    ),
)
_FULL_NAME = re.compile(r"\b(?:full|real|legal|proper|birth|married|maiden) name(?:'s| is| was|,)? (?=[^\W\d_])", re.IGNORECASE)
#: "my nan pearl", where all is typed small.
_SMALL_RELATION = re.compile(
    rf"\b(?:my|our|me|his|her|their|ur) (?:(?:little|big|older|younger|best|ex|old) )?(?:{RELATIONS}|mate|pal|boss|mrs|missus|"
    rf"sis|bro|nanna|granny|gran|"
    rf"grandad|stepdad|stepmum|gf|bf|kid|lad|lass|cellmate|padmate|keyworker|key worker|support worker|worker|probation|po),? (?=[a-z])"
)
_VERBS_TOO = frozenset(
    {"will", "may", "can", "drew", "chase", "grant", "mark", "bill", "sue", "don", "art", "guy", "pat", "rob", "dawn", "so", "an"}
)
_ABOUT_A_PERSON = re.compile(r"(?:'s|s)? (?:was|is|has|had|who|and|said|says|told|got|did|does|never|came|went)\b|[,.]|\n|$")
#: A relation with its owner, before a name that is an ordinary word: "his niece Dot has the key"; and the second of two.
_OWNED_RELATION = re.compile(rf"\b(?:my|our|his|her|their|your|[A-Z]\w+'s) (?:\w+ )?(?:{RELATIONS})s? (?=[A-Z][a-z]+(?:'s)? [a-z])")
_AND_ANOTHER = re.compile(
    rf"\b(?:{RELATIONS})s?,? (?:[A-Z][\w'-]+,? (?:\([^()\n]{{1,12}}\),? )?){{1,4}}(?:and|&|ac|a) (?P<id>[A-Z][\w'-]+)(?![ -][A-Z])"
)
#: What ends the name of a body: "on behalf of Northmoor Constabulary".
_BODIES = frozenset(
    {
        "constabulary",
        "council",
        "trust",
        "police",
        "university",
        "college",
        "association",
        "society",
        "institute",
        "federation",
        "foundation",
        "llp",
        "ltd",
        "limited",
        "plc",
        "partnership",
        "consortium",
        "chambers",
        "hospital",
        "prison",
        "homes",
        "housing",
        "group",
        "forum",
        "network",
        "union",
    }
)
_WROTE = re.compile(r"(?:,|\d|[ap]m)\s+(?=[^\W\d_][^<\n]{1,60}<?[^\s<>@]{1,64}@[^\s<>@]{1,200}>?\s*(?:wrote|ysgrifennodd))")
_BEFORE_ADDRESS = re.compile(r"(?<![^\s\"';,<>:])\"?([^\W\d_][^\n<>@;:\"]{1,50}?)\"?\s*(?:<|\[mailto:|\()(?=[^\s<>@]{1,64}@)")


def sight_introductions(reading: Reading) -> Iterator[Sighting]:
    """See names after words that introduce one."""
    starts = [word.start for word in reading.words]
    for pattern, lower, firm, reason in _OPENINGS:
        for match in pattern.finditer(reading.text):
            index = bisect_left(starts, match.end())
            if index >= len(starts) or starts[index] - match.end() > 1:
                continue
            yield from _named(reading, index, lower=lower, firm=firm, reason=reason)
    for match in _FULL_NAME.finditer(reading.text):
        yield from _named(reading, bisect_left(starts, match.end()), lower=True, firm=True, reason="introduced by name")
    yield from _relations(reading, starts)
    for match in _WROTE.finditer(reading.text) if "@" in reading.text else ():
        yield from _named(reading, bisect_left(starts, match.end()), lower=True, firm=True, reason="wrote the quoted message")
    for match in _BEFORE_ADDRESS.finditer(reading.text) if "@" in reading.text else ():
        yield from _before_address(reading, match)


def _relations(reading: Reading, starts: list[int]) -> Iterator[Sighting]:
    """See names after relations where the name is an ordinary word, the second of two, or typed small."""
    for match in _OWNED_RELATION.finditer(reading.text):
        word = reading.words[bisect_left(starts, match.end())]
        if word.lower not in words("places") | words("function_words") | words("role_words") | words("titles"):
            yield Sighting(word.start, word.end, "PERSON", "rule:introduced", 0.86, "a relation's name")
    for match in _AND_ANOTHER.finditer(reading.text):
        if may_be_given(match["id"].lower()):
            yield Sighting(*match.span("id"), "PERSON", "rule:introduced", 0.88, "a relation's name, the second told")
    if reading.small:
        yield from _small_relations(reading, starts)


def _small_relations(reading: Reading, starts: list[int]) -> Iterator[Sighting]:
    """See the given name after a relation in a text without capitals."""
    for match in _SMALL_RELATION.finditer(reading.text):
        index = bisect_left(starts, match.end())
        if index >= len(starts) or starts[index] != match.end():
            continue
        word = reading.words[index]
        if not may_be_given(word.lower) or word.lower in never_names() or len(word.text) < 2:
            continue
        if word.lower in ordinary() and word.lower in _VERBS_TOO and not _ABOUT_A_PERSON.match(reading.text, word.end):
            continue
        yield Sighting(word.start, word.end, "PERSON", "rule:introduced", 0.88, "a relation's name, typed small")


def _named(reading: Reading, index: int, *, lower: bool, firm: bool, reason: str) -> Iterator[Sighting]:
    if index >= len(reading.words):
        return
    first = reading.words[index]
    small = not first.capitalised and (lower or (reading.small and is_given(first.lower)))
    count = name_from(reading, index, lower=small, firm=firm and count_capitals(reading, index) != 1)
    if not count:
        return
    last = reading.words[index + count - 1]
    if (
        not firm
        and count == 1
        and not is_given(first.lower)
        and (first.lower in ordinary() or first.shouted)
        and not may_be_given(first.lower)
    ):
        return
    if count > 1 and last.lower in _BODIES:
        return
    sure = firm or is_given(first.lower) or count > 1
    yield Sighting(first.start, last.end, "PERSON", "rule:introduced", 0.92 if sure else 0.8, reason)


def count_capitals(reading: Reading, index: int) -> int:
    """Return 1 when a single ordinary capitalised word stands here, else 0: "Name: Probation" is no name."""
    word = reading.words[index]
    return int(word.lower in ordinary() and not may_be_given(word.lower))


def _before_address(reading: Reading, match: re.Match[str]) -> Iterator[Sighting]:
    """See "Jane Smith <j@…>" and "Smith, Jane (Probation) <j@…>"."""
    indexes = [index for index in reading.words_in(match.start(1), match.end(1)) if len(reading.words[index].text) > 1]
    found = [reading.words[index] for index in indexes][:4]
    if not found or any(word.lower in ordinary() and not may_be_given(word.lower) for word in found[:2]):
        return
    if len(found) == 1 and not may_be_given(found[0].lower):
        return
    kept = [word for word in found if word.lower not in ordinary() or may_be_given(word.lower)]
    yield Sighting(kept[0].start, kept[-1].end, "PERSON", "rule:address-name", 0.93, "stands before an e-mail address")
