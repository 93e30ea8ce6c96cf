"""Sentences that tell of an identifiable person's health, belief, orientation, union, politics, or of offences: shown, not proposed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from service.detection.reading import Reading
from service.detection.sighting import Sighting

_KINDS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "SPECIAL_HEALTH",
        "health",
        re.compile(
            (
                r"\b(?:depress(?:ion|ed)|anxiety|psycho(?:sis|tic)|schizophreni\w+|bipolar|autis(?:m|tic)|ADHD|PTSD|dementia|cancer|"
                r"diabet\w+|HIV|epilep\w+|pregnan\w+|miscarriage|suicid\w+|self[- ]harm\w*|overdos\w+|addict\w*|alcoholi\w+|heroin|"
                r"methadone|sectioned|detained under|disab(?:led|ility)|breakdown|medication|diagnos\w+|stroke|learning difficult\w+|"
                r"counselling|hospitalised|brain injur\w+|iselder|canser|anabledd|beichiog\w*)\b"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "SPECIAL_BELIEF",
        "religion or belief",
        re.compile(
            (
                r"\b(?:Muslim|Christian|Jewish|Hindu|Sikh|Buddhist|Catholic|Jehovah's Witness|Mormon|atheist|Quaker|converted to|"
                r"mosque|synagogue|gurdwara|Mwslim|Cristion)\b"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "SPECIAL_ETHNICITY",
        "ethnicity",
        re.compile(
            (
                r"\b(?:black|white|Asian|African|Caribbean|Gypsy|Roma|Traveller|mixed[- ]race|mixed heritage|Pakistani|Bangladeshi|"
                r"Indian|Somali|Polish|Romanian|Jamaican|Nigerian|Irish|Chinese|Arab|Kurdish|Eritrean)\s(?:man|woman|boy|girl|male|"
                r"female|lad|teenager|person|mother|father|family|heritage|origin|background)\b"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "SPECIAL_SEX_LIFE",
        "sex life or orientation",
        re.compile(
            (
                r"\b(?:gay|lesbian|bisexual|transgender|trans (?:man|woman)|non-binary|homosexual|came out|same-sex|sex work(?:er)?|"
                r"prostitut\w+|affair with|hoyw)\b"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "SPECIAL_UNION",
        "trade union",
        re.compile(
            (
                r"\b(?:union (?:rep|representative|member|official|convenor)|shop steward|member of (?:Napo|UNISON|Unite|the POA|"
                r"GMB|PCS)|(?:Napo|UNISON|Unite|GMB|PCS|POA) (?:rep|member|branch))\b"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "SPECIAL_POLITICS",
        "political opinion",
        re.compile(
            (
                r"\b(?:(?:Labour|Conservative|Tory|Liberal Democrat|Plaid Cymru|Reform|Green|SNP|UKIP|BNP) (?:member|voter|supporter|"
                r"councillor|candidate|activist)|votes? (?:Labour|Conservative|Tory|Plaid|Green|Reform))\b"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "CRIMINAL_OFFENCE",
        "an offence or sentence",
        re.compile(
            (
                r"\b(?:convicted|sentenced|found guilty|pleaded guilty|jailed|imprisoned|sent to prison|in prison|life sentence|"
                r"life with|on licence|on probation|recalled|community order|restraining order|suspended sentence|caution(?:ed)? "
                r"for|arrested|charged with|remanded|murder(?:ed)?|manslaughter|raped?|rapist|stabbed|assaulted|burglar\w*|robbed|"
                r"robbery|drug dealing|sex(?:ual)? offen\w+|domestic (?:abuse|violence)|stalking|harass(?:ed|ment)|arson|GBH|ABH|"
                r"breach(?:ed)? (?:his|her|their)|previous convictions|offend(?:ed|ing)|wedi'i garcharu|euog)\b"
            ),
            re.IGNORECASE,
        ),
    ),
)
_CLOSE = 160
_GENERAL = re.compile(
    (
        r"\b(?:people|staff|practitioners|victims|offenders|services|organisations|cases|individuals|patients|we|should|"
        r"must|policy|policies|training|research|studies|evidence)\b"
    ),
    re.IGNORECASE,
)


def sight_sensitive(reading: Reading, people: Sequence[tuple[int, int]]) -> Iterator[Sighting]:
    """See sentences with such a word close to somebody named or pointed at; `people` are the places of names, in order."""
    starts = [start for start, _ in people]
    done: set[tuple[int, str]] = set()
    for kind, says, pattern in _KINDS:
        for match in pattern.finditer(reading.text):
            sentence = reading.sentence(match.start())
            if (sentence.start, kind) in done or len(sentence) > 1_500:
                continue
            text = reading.text[sentence.start : sentence.end]
            near = _named_near(people, starts, match.span(), (sentence.start, sentence.end))
            if not near and not (_POINTED.search(text) and not _GENERAL.search(text)):
                continue
            done.add((sentence.start, kind))
            stripped = text.rstrip()
            reason = f"{says} of {'a named person' if near else 'a person pointed at'} in this sentence"
            yield Sighting(sentence.start, sentence.start + len(stripped), kind, "rule:sensitive", 0.5, reason)


_POINTED = re.compile(
    (
        r"\b(?:my|his|her) (?:son|daughter|husband|wife|partner|brother|sister|mother|father|mum|mam|dad|friend|client|patient|"
        r"ex)\b|\b(?:he|she|I) (?:was|had|has|is|am|suffers?|suffered|took|tried|became)\b"
    ),
    re.IGNORECASE,
)


def _named_near(people: Sequence[tuple[int, int]], starts: list[int], word: tuple[int, int], sentence: tuple[int, int]) -> bool:
    at = bisect_left(starts, max(sentence[0], word[0] - _CLOSE))
    return at < len(people) and people[at][0] < min(sentence[1], word[1] + _CLOSE)
