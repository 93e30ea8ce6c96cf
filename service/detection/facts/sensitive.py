"""Sentences that tell sensitive things of an identifiable person, or accuse one: shown, not proposed."""

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
                r"diabet\w+|HIV|epilep\w+|pregnan\w+|miscarriage|suicid\w+|self[- ]harm\w*|overdos\w+|addict\w*|alcoholi\w+|"
                r"heroin|deaf|blind|lupus|schizophrenic|arthritis|sickle cell|amputat\w+|transplant|chemotherapy|"
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
                r"\b(?:Muslim|devout|Christian|Jewish|Hindu|Sikh|Buddhist|Catholic|Jehovah's Witness|Mormon|atheist|Quaker|converted to|"
                r"mosque|synagogue|gurdwara|prays? (?:at|in|five)|born[- ]again|Hindu|Rastafarian|pagan|Mwslim|Cristion)\b"
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
    (
        "SPECIAL_GENETIC",
        "genetic or biometric data",
        re.compile(
            (
                r"\b(?:genetic (?:test|condition|disorder)\w*|BRCA[12]?|carrier of|carries the gene|Huntington's|hereditary|DNA (?:sample|"
                r"profile|test|match)|paternity test|fingerprints?|facial recognition|iris scan|voiceprint|retina scan)\b"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "SAFEGUARDING",
        "a risk to somebody's safety",
        re.compile(
            (
                r"\b(?:(?:is|am|was) (?:still )?(?:being )?(?:hurt|hit|beaten|threatened|abused|stalked|followed|groomed|exploited)|"
                r"afraid (?:of|for|to)|scared (?:of|for|to)|in danger|at risk from|in hiding|want(?:s|ed)? to (?:die|"
                r"end (?:it|my|his|her))|"
                r"kill (?:myself|himself|herself)|end (?:my|his|her) life|knows? where (?:I|she|he|we) lives?|child protection|"
                r"marks on (?:his|her)|locked (?:him|her|me) in|will (?:kill|hurt) (?:me|her|him|them))\b"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "ALLEGATION",
        "an accusation that may harm somebody's name",
        re.compile(
            (
                r"\b(?:lied|liar|lying|corrupt|bribe[sd]?|took money|covered (?:it |this |that )?up|cover[- ]up by|"
                r"incompeten\w+|negligen\w+|"
                r"falsified|forged|backdated|doctored|bull(?:y|ied)|drunk|on the take|turned a blind eye|racist|sexist|misogynist|predator|"
                r"blood on (?:his|her|their) hands|should be (?:struck off|sacked|in prison)|stole|fiddled|cheated|slept with)\b"
            ),
            re.IGNORECASE,
        ),
    ),
)
_CLOSE = 160
#: A law, body, service or figure named after it, not somebody's own.
_NAMED_AFTER = re.compile(
    r"['s]{0,2},? (?:and \w+ )?(?:Acts?|services?|charit\w+|commissioner|strateg\w+|polic(?:y|ies)|training|awareness|teams?|"
    r"units?|laws?|bill|rates?|"
    r"statistics|research|reviews?|protection order|inquiry|support (?:groups?|services?)|UK\b|cases?\b|victims\b|investigations?)",
    re.IGNORECASE,
)
#: Between the person and the word: it is what they write or work about.
_ABOUT = re.compile(
    r"\b(?:about|writing|regarding|concern\w*|research\w*|responding|report\w* on|stud(?:y|ies|ied)|work(?:s|ed)? (?:on|with|in)|lectur\w+|"
    r"taught|teach\w*|train\w*|review\w*|wrote|published|chair\w*|inquir\w+|cases? of|expert\w*|say\w* that|argu\w+)\b",
    re.IGNORECASE,
)
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
            if _NAMED_AFTER.match(reading.text, match.end()):
                continue
            near = _named_near(reading.text, people, starts, match.span(), (sentence.start, sentence.end))
            if not near and (_GENERAL.search(text) or not _pointed(reading.text, sentence.start, match.span())):
                continue
            done.add((sentence.start, kind))
            stripped = text.rstrip()
            reason = f"{says} of {'a named person' if near else 'a person pointed at'} in this sentence"
            yield Sighting(sentence.start, sentence.start + len(stripped), kind, "rule:sensitive", 0.5, reason)


_POINTED = re.compile(
    (
        r"\b(?:my|his|her) (?:late |own |then )?(?:son|daughter|husband|wife|partner|brother|sister|mother|father|mum|mam|dad|"
        r"friend|client|patient|"
        r"manager|officer|boss|nan|uncle|aunt|cousin|nephew|niece|neighbour|"
        r"ex)\b|\b(?:he|she|I|who) (?:was|had|has|have|is|am|suffers?|suffered|took|tried|became|got|did|came|used|lied|stole|"
        r"votes?|voted|stood|goes|"
        r"went|carries|prays|knows?|said|were|will|married|could|would|still|never|always|also)\b|\b(?:I'm|I've|he's|she's)|"
        r"\b(?:my|his|her) (?:[a-z]+ )?$"
    ),
    re.IGNORECASE,
)
#: How far before the word a person may be pointed at.
_BEFORE = 90


def _pointed(text: str, start: int, word: tuple[int, int]) -> bool:
    """Say whether a pronoun or relative before the word is whom it is said of."""
    low = max(start, word[0] - _BEFORE)
    found = [match for match in _POINTED.finditer(text, low, word[1]) if match.start() < word[0] or match.end() >= word[1]]
    return bool(found) and not _ABOUT.search(text, found[-1].start(), word[0])


def _named_near(text: str, people: Sequence[tuple[int, int]], starts: list[int], word: tuple[int, int], sentence: tuple[int, int]) -> bool:
    at = bisect_left(starts, max(sentence[0], word[0] - _CLOSE))
    while at < len(people) and people[at][0] < min(sentence[1], word[1] + _CLOSE):
        start, end = people[at]
        if start > word[0] or not _ABOUT.search(text, end, word[0]):
            return True
        at += 1
    return False
