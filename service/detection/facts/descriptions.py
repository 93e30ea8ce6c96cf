"""What somebody is said to be, do, have or be known by: "an apprentice roofer", "an only child", "it was on the news"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.detection.facts.ages import NUMBER
from service.detection.facts.phrases import stops
from service.detection.lexicon import ordinary, words
from service.detection.reading import Reading
from service.detection.sighting import Sighting

_WHO = r"(?:I|he|she|they|who|[A-ZÀ-Þ][a-zà-ÿ'-]{1,20}|[Mm]y \w+|[Hh]is \w+|[Hh]er \w+)"
_BE = (
    r"(?:(?:'m|'s| am| was| is| were) ?(?:now |then |once |only |just |still |himself |herself )?|(?: have| has| had|'ve|"
    r"'d) been |(?: also)? (?:became|becomes) )"
)
_IS = re.compile(rf"(?<![^\W_]){_WHO}\"?{_BE}(?P<id>(?:an?|the|our|their|one of) [^.,;:!?()\n]{{3,60}})")
_AS = re.compile(
    r"\b(?:(?:[Ww]ork(?:s|ed|ing)?|[Tt]rain(?:s|ed|ing)|[Ss]erv(?:es|ed|ing)|[Ss]at|[Ss]its|[Ww]rit(?:e|ing)|[Ss]peak(?:ing)?|"
    r"[Tt]o be|[Ll]ives?|[Ee]mployed|[Ee]vidence|[Rr]esponse|[Ss]ubmission) "
    r"(?:as|from|by|of)|[Tt]raining to be|[Ii]s now) (?P<id>(?:an?|the) [^.,;:!?()\n]{3,60})"
)
_APPOSED = re.compile(
    r"(?<=[^\W_])(?:,| [-–—]) ?(?P<id>(?:(?:an?|our|once|formerly|retired|former) )?[a-z][^.,;:!?()\n–—]{3,60})(?=[.,;:!?)\n–—])"
)
_OBJECT = re.compile(
    r"(?<![^\W_])(?P<id>(?:an?|the|one) (?:retired|former|student|trainee|pregnant|newly qualified|widowed|single|blind|deaf|"
    r"disabled|local|elderly|"
    r"young|teenage|serving|part-time) [^.,;:!?()\n]{3,40})"
)
_LINE = re.compile(r"(?:^|\n)[ \t*•·>-]{0,4}(?P<id>(?!Yours|Dear)[A-Za-z][^.,;:!?()\n\t]{3,60})(?=[.,;(\n]|$)")
_DOES = re.compile(
    rf"(?<![^\W_]){_WHO}(?: now| still| then| also| used to)? (?P<id>(?:works?|worked|drives?|drove|runs|owns|owned|teaches|"
    rf"served|sat as|studied|retired|"
    r"(?:ran|kept|had|has) (?:a|an|the) (?:[a-z]+ ){0,3}(?:shop|stall|farm|pub|garage|business|parlour|salon|café|cafe|"
    r"restaurant|takeaway|guest house|"
    r"boat|van|round|surgery|practice|nursery|market)) [^.,;:!?()\n]{3,50})"
)
_FAMILY = re.compile(
    rf"(?<![^\W_])(?P<id>an only (?:child|son|daughter)|(?:the )?(?:youngest|eldest|oldest|middle|second|third|"
    rf"last) of {NUMBER}|(?:the|my|his|her) (?:eldest|youngest)|"
    rf"{NUMBER} (?:months?|weeks?) pregnant|(?:in (?:the|her) )?{NUMBER}(?:st|nd|rd|th) week|(?:had|has|with) (?:a baby|twins|"
    rf"triplets)|{NUMBER} (?:others|at home|under (?:five|ten))|"
    r"single (?:mother|mum|mam|dad|father|parent)|foster (?:child|carer|son|daughter|mother)|adopted|identical twins?|"
    rf"married (?:for )?{NUMBER} years|(?:widow|widower|orphan)(?![^\W_]))",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"(?<![^\W_])(?P<id>you'?(?: will|ll| may| might)? (?:have )?(?:know|seen?|read|remember|heard|recall)(?: of|"
    r" about)?(?= (?:which|who|it|the case|her|him)(?![^\W_])) (?:which|who|it|the case|her|him)|"
    r"(?:it|he|she|we|they|our names|my name|his name|her name|my face|the case)(?: \w+)? (?:was|were) (?:all over|on|in|"
    r"front page of) (?:the |our )?(?:news|papers?|telly|tv|"
    r"local (?:news|paper|radio)|front page|national news|[A-Z]\w+ (?:North|Today|Tonight|News|Post|Echo|Mail|Chronicle|"
    r"Gazette|Times))[^.,;:!?()\n]{0,30}|"
    r"the (?:papers?|press|tabloids|newspapers?) (?:called|named|dubbed)[^.,;:!?()\n]{3,40}|(?:which |that )?(?:nobody|no one|"
    r"no-one) else (?:in|on|at|up|there|here|had|did|does|has)[^.,;:!?()\n]{0,40}|"
    r"there(?:'s| is| was) only one of[^.,;:!?()\n]{2,30}|(?:I|he|she) (?:am|was|is) the (?:only|sole|first|last|duty|"
    r"very)[^.,;:!?()\n]{3,50}|"
    r"(?:it was|was it|that was|he was|she was) on [A-Z]\w+ [A-Z]\w+)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<![^\W_])(?P<id>(?:profoundly |partially |registered |stone )?(?:deaf|blind)(?: in (?:one|the|his|her|my) (?:left |"
    r"right )?(?:ear|eye|ears|eyes))?|one (?:kidney|leg|arm|eye|hand|lung)|"
    rf"{NUMBER} stitches|a (?:stammer|stutter|limp|glass eye|pacemaker|colostomy|birthmark|tattoo|scar)|(?:a )?(?:wheelchair|"
    rf"guide dog|prosthetic \w+|hearing aids?)|"
    r"arthritis|schizophrenia|epilepsy|diabetes|leukaemia|lupus|cystic fibrosis|multiple sclerosis|motor neurone|"
    r"cerebral palsy|Parkinson's|Down's syndrome|sickle cell|Crohn's|bipolar)(?![^\W_])",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"(?<![^\W_])(?P<id>of (?:mixed |dual )?[A-Z][a-z-]+(?: and [A-Z][a-z]+)? (?:origin|heritage|descent|background|parentage))(?![^\W_])"
)
_PLACE = re.compile(
    r"(?<![^\W_])(?P<id>(?:an?|the|our|my|his|her) (?:[\w'-]+ ){0,3}?(?:office|team|branch|unit|PDU|hostel|ward|prison|"
    r"establishment|school|hospital|surgery|church|chapel|mosque|temple|"
    r"parish|village|farm|shop|pub|bar|garage|caf[eé]|car wash|dry cleaners?|bingo hall|post office|launderette|takeaway|"
    r"chip shop|bakery|nursery|contact centre|drop-in|"
    r"underpass|lay-by|flat|caravan|bedsit|bungalow|allotments?|canal|bridge|box|depot|yard|factory|mill|court) "
    r"(?:with|on|in|of|at|near|outside|behind|by|above|opposite|under|off|next to) (?:an? |the )?[^\W_][^.,;:!?()\n]{2,40})"
)
_AGE_WORDS = (
    r"(?:five|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|"
    r"nine)ty(?:-[a-z]+)?|1\d)"
)
_TOLD_APART = re.compile(
    r"(?<![^\W_])(?P<id>(?:the|my|his|her|our) (?:[a-z]{3,}est|last|first|second|only|sole) (?:[\w'-]+ ){1,3}?(?:in|of|on|at|"
    r"before|after|by|to|from|off|past) [^.,;:!?()\n]{3,40}|"
    rf"there (?:are|were) (?:only )?{NUMBER} of us[^.,;:!?()\n]{{0,40}}|(?:only|just) {NUMBER} of us[^.,;:!?()\n]{{0,40}})"
)
_TIE = re.compile(
    r"(?<![^\W_])(?P<id>(?:my|his|her|their) (?:late |elder |eldest |older |younger |youngest |twin |step|half-)?(?:son|"
    r"daughter|husband|wife|partner|brother|sister|mother|father|mum|mam|dad|nan|"
    r"girlfriend|boyfriend|neighbour|landlord|landlady|employer|boss|auntie|aunt|uncle|cousin|nephew|niece|grandmother|"
    r"grandfather|gran|grandad|ex|best friend|godson|goddaughter)"
    r"(?:'?s' ?|'s |s )(?!(?:is|was|were|are|have|had|and|or|but|who|name|death|murder|case|life|story|review|"
    r"killer)(?![^\W_]))[a-z][\w'-]+)(?![^\W_])",
)
_OFFENCE = re.compile(
    r"(?<![^\W_])(?:(?P<id>(?:one|two|three|four|five|six|a|his|her|\d+) previous (?:convictions?|offences?)(?: for [^.,;:!?()\n]{3,40})?|"
    r"(?:an? )(?:murder|killing|stabbing|fire|assault|robbery|fight|rape|crash|shooting|attack|burglary|raid|arson|siege|"
    r"drowning) (?:in|at|on|outside|behind|near|over|with) [^.,;:!?()\n]{3,40})|"
    r"(?:licence|probation|tag|order|years|charged with|accused of|served time|sentence|caution|convicted|jailed|arrested|"
    r"inside|prison|time|recalled|kicked out|sacked|"
    r"suspended|excluded|dismissed|expelled) for "
    r"(?!(?:a|an|the|more|over|about|nearly|\d)? ?(?:\w+ )?(?:years?|months?|weeks?|days?|while|long|life|good|reasons?|"
    r"example)\b)(?P<id2>[^.,;:!?()\n]{4,40}))"
)
_WHEN = re.compile(
    r"(?<![^\W_])(?P<id>(?:half|quarter) past \w+(?: on an? \w+)?|(?:the )?(?:day|night|morning|week|weekend|afternoon) (?:of|"
    r"before|after) (?:my|his|her|our|their|the|[A-Z]\w+'s) [^.,;:!?()\n]{3,40}|"
    r"the (?:first|second|third|last) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|week|weekend) of [^.,;:!?()\n]{3,40}|"
    r"(?:lambing|harvest|shearing|calving|grouse|shooting|panto|Christmas) (?:season|time)|"
    r"(?:since|last|that) (?:January|February|March|April|June|July|August|September|October|November|December)|"
    r"New Year's (?:Day|Eve)|Boxing Day|Christmas (?:Day|Eve)|(?:the )?(?:first|second|third|fourth) week on the job)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r"(?<![^\W_])(?:I|he|she|who|He|She|[A-ZÀ-Þ][a-zà-ÿ'-]{2,20}|[Mm]y [a-z]+|[Hh]is [a-z]+|[Hh]er [a-z]+)\"?(?P<be> (?:was|"
    r"is|were|am|had been|has been|have been)|'s|'m)?"
    r"(?: (?:now|still|also|always|then|herself|himself|later|once|being|all))? (?P<id>(?P<verb>[a-z]+) [^.,;:!?()\n]{3,50})"
)
_HAS = re.compile(
    r"(?<![^\W_])(?:I|he|she|who|He|She|[A-ZÀ-Þ][a-zà-ÿ'-]{2,20})(?: still| also| only)? (?:has|have|had) "
    r"(?P<id>(?:an?|one|two|three|four|five|no) (?!lot|right|word|chance|duty|point|idea|say|choice|question|look|train|go|"
    r"role|place|year|week|day|month|few|bit|great|good|bad)[a-z][^.,;:!?()\n]{3,40}|"
    r"[A-Z][a-z]+(?:'s)?(?: disease| syndrome)?(?=[ .,;)]))"
)
_ONE_OF_A_KIND = re.compile(
    r"(?<![^\W_])(?P<id>an? (?:[a-z]+ )?(?!\w+ (?:Act|Inquiry|Review|Officer))[A-Z][a-z]{2,}(?= from| of| in| who|"
    r"[,.;)])(?: from [A-Z]\w+)?)"
)
_AT_AGE = re.compile(rf"(?<![^\W_])(?P<id>at {_AGE_WORDS})(?=[,.;])")
_MANY = re.compile(
    rf"\b(?:caseload|case load|list|books)(?![^\W_])[^.,;:!?\n]{{0,20}} (?P<id>{NUMBER})(?![^\W_])|(?<![^\W_])(?P<id2>(?:{NUMBER}|"
    rf"\d{{2,3}}) cases)(?![^\W_])",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    rf"(?<![^\W_])(?P<id>every (?:other )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|fortnight|"
    rf"month)[^.,;:!?()\n]{{0,30}}|{NUMBER} times on)(?![^\W_])"
)
_PATTERNS = (
    (_IS, "what a person is or was", True),
    (_AS, "what a person is or was", True),
    (_APPOSED, "what a person is or was", True),
    (_OBJECT, "what a person is or was", True),
    (_LINE, "what a person is or was", True),
    (_DOES, "what a person does or did", False),
    (_FAMILY, "a family circumstance", False),
    (_KNOWN, "says how it can be recognised", False),
    (_BODY, "a bodily particular", False),
    (_ORIGIN, "an origin", False),
    (_PLACE, "a place described", False),
    (_MANY, "how many", False),
    (_OFTEN, "how often", False),
    (_TOLD_APART, "says how few there are", False),
    (_TIE, "a family circumstance", False),
    (_OFFENCE, "what it was for", False),
    (_WHEN, "when it happened", False),
    (_HAS, "what a person has", False),
    (_ONE_OF_A_KIND, "what a person is or was", False),
    (_AT_AGE, "at what age", False),
)


_WHOLE = (_KNOWN, _TOLD_APART)


def sight_descriptions(reading: Reading) -> Iterator[Sighting]:
    """See what people are said to be or have; whether a person is near is asked later."""
    for pattern, reason, person in _PATTERNS:
        for match in pattern.finditer(reading.text):
            name = "id" if match["id"] else "id2"
            start, end = match.span(name)
            end = end if pattern in _WHOLE else _clause(reading.text, start, end)
            if person:
                end = _to_person(reading.text, start, end)
            if end - start >= 4:
                yield Sighting(start, end, "QUASI", "rule:described", 0.5, reason)


def sight_lives(reading: Reading) -> Iterator[Sighting]:
    """See what was done to somebody or what they do with their life, by the verb that stands there."""
    for match in _LIFE.finditer(reading.text):
        verb, start = match["verb"], match.start("id")
        if verb not in words("life_participles" if match["be"] else "life_verbs"):
            continue
        end = _clause(reading.text, start, match.end("id"))
        if len(reading.text[start:end].split()) > 1:
            yield Sighting(start, end, "QUASI", "rule:life", 0.5, "what is told of a person's life")


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _clause(text: str, start: int, end: int) -> int:
    """Return where the phrase ends: before a conjunction or a new verb."""
    opening = next((match.end() for match in _WORD.finditer(text, start, end)), start)
    for match in _WORD.finditer(text, opening, end):
        if match.group().lower() in words("phrase_ends"):
            return start + len(text[start : match.start()].rstrip())
    return start + len(text[start:end].rstrip())


def _to_person(text: str, start: int, end: int) -> int:
    """Return the end of the last word of the phrase that says what somebody is, before any small word; the start where there is none."""
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower()
        if _is_person(word):
            return match.end() if match.start() > start or word not in _TIES else start
        if word in _BREAKS or (stops(match.group()) and word not in {"my", "his", "her"}):
            return start
    return start


_TIES = frozenset(
    [
        "mother",
        "father",
        "parent",
        "husband",
        "wife",
        "auntie",
        "uncle",
        "child",
        "grandmother",
        "grandfather",
        "stepmother",
        "stepfather",
        "reader",
        "head",
        "chair",
    ]
)
_BREAKS = frozenset(["in", "at", "on", "of", "for", "from", "with", "to", "that", "than", "about", "like", "as", "by"])


def _is_person(word: str) -> bool:
    bare = word.rsplit("-", 1)[-1]
    if bare in words("no_person_nouns"):
        return False
    return (
        bare.removesuffix("s") in words("person_nouns")
        or bare in words("person_nouns")
        or (len(bare) > 4 and _ENDING.search(bare) is not None and _from_verb(bare))
    )


_ENDING = re.compile(r"(?:er|or|ist|ian|man|woman|smith|wright|monger|keeper)$")


def _from_verb(word: str) -> bool:
    """Say whether a word in -er or -or is made from another word: roofer, driver; not barrier, amber. Other endings pass."""
    if not word.endswith(("er", "or")):
        return True
    if word not in ordinary():
        return True
    return word[:-2] in ordinary() or f"{word[:-2]}e" in ordinary() or (word[-3] == word[-4] and word[:-3] in ordinary())


def sight_origins(seen: Iterable[Sighting], reading: Reading) -> Iterator[Sighting]:
    """See a people or nation that stands before somebody: "Chilean exile's daughter", "a Polish joiner"."""
    for sighting in seen:
        if sighting.type != "NORP":
            continue
        after = _WORD.match(reading.text, sighting.end + 1)
        if after and _is_person(after.group().lower().removesuffix("'s")):
            yield Sighting(sighting.start, after.end(), "QUASI", "rule:described", 0.5, "an origin")
