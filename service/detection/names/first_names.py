"""Given names from the list, and words that only a person has: an age, a mother, something they said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.lexicon import is_given, may_be_given, never_names, ordinary, words
from service.detection.names.introductions import RELATIONS
from service.detection.reading import Reading, Word
from service.detection.sighting import Sighting

_AGE = re.compile(
    (
        r"(?:'s)?(?:,? \(?(?:then |now |only |just )?(?:aged? )?\d{1,2}\)?(?=[,.;)\s])(?!\s?(?:per cent|%|january|february|"
        r"march|april|may|june|july|august|september|october|november|december))| (?:was|is|had) (?:just |only )?(?:aged? "
        r")?\d{1,2}\b(?!\s?%))"
    ),
    re.IGNORECASE,
)
_OWNS = re.compile(
    (
        rf"(?:'s|')\s+(?:\w+\s)?(?:{RELATIONS}|death|murder|killer|killing|family|parents|body|flat|phone|ex|birthday|funeral|"
        rf"inquest|children|kids|story|voice|injuries|partner|licence|recall|behaviour|risk|supervision|release)\b"
    ),
    re.IGNORECASE,
)
_SAYS = re.compile(
    (
        r"\s+(?:told|said|says|asked|rang|phoned|texted|died|cried|replied|explained|admitted|claimed|begged|wrote to|went "
        r"to|came to|moved (?:in|out|to|back)|lived (?:with|in|at|near|next)|worked (?:with|at|for|in)|was (?:killed|murdered|"
        r"stabbed|found|born|released|recalled|arrested|living|taken|attacked|raped|beaten|my|our|his|her|a|the)|had been|"
        r"lost (?:his|her|their)|attacked|stabbed|killed|murdered|assaulted|hit|and i\b|has been|dweud|ddweud)"
    ),
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s+(?:was|is|had|has|did|does|would|could|went|came|got|felt|knew|wanted|needed|never|always|also|then|who|and|"
    r"left|started|stopped|used|loved|lived|worked|moved)\b"
)
#: What only a person does, right after the name at the head of a sentence.
ACTS = re.compile(
    r"\s(?:(?:just|never|always|also|then|still|really|once|later|even|only|quietly|himself|herself|and I) )?(?:found|"
    r"gave (?!way|rise)|bought|"
    r"told|said|says|asked|rang|phoned|went|took|sat|stood|left|came|drove|walked|ran|brought|kept|knew|saw|heard|thought|felt|"
    r"wrote|read|slept|ate|drank|cried|laughed|smiled|nodded|shouted|screamed|swore|died|lived|moved|married|met|got|had|has|"
    r"did|does|was|wasn't|isn't|hasn't|didn't|doesn't|couldn't|wouldn't|sent|made|put|held|hid|lost|won|paid|owned|worked|started|stopped|used|"
    r"tried|wanted|needed|loved|hated|liked|missed|looked|turned|called|answered|explained|apologised|admitted|noticed|"
    r"disapproved|agreed|refused|begged|helped|stayed|waited|signed|spoke|talked|taught|learned|visited|joined|hanged|"
    r"attacked|stabbed|killed|hit|grounded|typed|drew|made|baked|cooked|cleaned|minuted|chaired|drafted|emailed|e-mailed|rings|works|lives|lived|thinks|knows|wants|"
    r"from (?:the |our |my )?(?:\w+ ){0,2}(?:team|office|ward|unit|department|HR|admin|wing|school|church|work|shop|canteen|"
    r"branch)|is (?:my|our|his|her|the|a|still|now|dead|not|in|at|on|\d))\b|,? (?:who|whose|and I)\b|"
    r", (?:too|aged|bless|God|my|our|his|her)\b"
)
#: What may be said of hope or patience as well as of Hope or Patience.
_MERELY_IS = re.compile(
    r"\s(?:(?:just|never|always|also|then|still|really|once|only) )?(?:is|was|isn't|wasn't|has|had|hasn't|does|did|doesn't|didn't|couldn't|"
    r"wouldn't|never|always|made|took|came|went|got|died|held|lost|kept)\b(?! (?:my|our|his|her|their|born|aged|dead|pregnant|"
    r"\d|a (?:good|lovely|little|young|wonderful)"
    r"|on licence|in (?:prison|hospital|care)|in (?:reception|year|nursery)|home|him|me|us))"
)
_MET = re.compile(r"\b(?:told|asked|rang|saw|met|killed|murdered|loved|lost|phoned|called|elder,|thank|says) $")
_ABSTRACT = frozenset(
    [
        "grace",
        "rose",
        "bud",
        "poppy",
        "iris",
        "hope",
        "faith",
        "charity",
        "patience",
        "mercy",
        "joy",
        "glory",
        "harmony",
        "peace",
        "love",
        "trinity",
        "mark",
        "will",
        "may",
        "sun",
        "summer",
        "autumn",
        "christian",
        "grant",
        "chance",
        "bill",
        "august",
        "june",
        "april",
        "january",
        "september",
        "server",
        "manual",
        "marine",
        "medi",
        "mai",
        "mali",
        "mick",
        "young",
        "maple",
        "sonata",
        "sage",
        "noble",
        "precious",
        "innocent",
        "junior",
        "diamond",
        "golden",
        "ebony",
        "freeman",
        "hunter",
        "mason",
        "walker",
        "forrest",
        "comfort",
        "clay",
        "cliff",
        "brook",
        "sunday",
        "easter",
        "angel",
        "blessing",
        "candy",
        "cherry",
        "coral",
        "crystal",
        "destiny",
        "fancy",
        "fern",
        "forest",
        "newton",
        "piper",
        "porter",
        "carter",
        "tanner",
        "walt",
        "gay",
        "flora",
        "emerald",
        "dawn",
        "eve",
    ]
)
_LED = re.compile(
    (
        r"(?:\b(?:with|for|by|told|and|from|to|about|of|when|that|because|after|before|if|let|saw|met|gave|asked|rang|killed|"
        r"murdered|loved|knew|lost|gan|i|a|ac|bod|am)\s+)$"
    ),
    re.IGNORECASE,
)


def sight_first_names(reading: Reading) -> Iterator[Sighting]:
    """See given names: alone a hint, with a person's doings beside them a rule."""
    for index, word in enumerate(reading.words):
        yield from _initialled(reading, index, word)
        if len(word.text) < 2 or not (word.capitalised or (reading.small and len(word.text) > 2)):
            continue
        known = is_given(word.lower)
        if not known and (word.lower in never_names() or (len(word.text) < 3 and not may_be_given(word.lower))):
            continue
        if not (known or may_be_given(word.lower)) and (word.lower in ordinary() or word.shouted or not word.capitalised):
            continue
        if not known and not word.capitalised:
            continue
        yield from _weighed(reading, index, word, known=known)


def _weighed(reading: Reading, index: int, word: Word, *, known: bool) -> Iterator[Sighting]:
    after = reading.text[word.end : word.end + 40]
    place = word.lower in words("places")
    if (
        not place
        and (reading.text[word.start - 1 : word.start] != "-")
        and (_OWNS.match(after) or (_AGE.match(after) and (known or may_be_given(word.lower))))
    ):
        yield Sighting(word.start, word.end, "PERSON", "rule:first-name", 0.9, "has an age, a family or a story of their own")
        return
    if (
        may_be_given(word.lower)
        and not known
        and word.capitalised
        and not word.shouted
        and not place
        and _is_used(reading, index, word, after)
    ):
        yield Sighting(word.start, word.end, "PERSON", "rule:first-name", 0.86, "a given name in the place of a person")
        return
    if may_be_given(word.lower) and not place and _SAYS.match(after):
        yield Sighting(word.start, word.end, "PERSON", "rule:first-name", 0.88, "a given name that says or does something")
        return
    following = reading.words[index + 1] if index + 1 < len(reading.words) else None
    if following is not None and _pair(reading, word, following, known=known):
        yield Sighting(word.start, following.end, "PERSON", "given-names", 0.6, "a listed given name and a word that may be a surname")
        return
    if not known:
        return
    before = reading.text[max(0, word.start - 12) : word.start]
    if _DOES.match(after) or _LED.search(before):
        yield Sighting(word.start, word.end, "PERSON", "given-names", 0.55, "a listed given name used as one")
        return
    yield Sighting(word.start, word.end, "PERSON", "given-names", 0.4, "a listed given name")


def _is_used(reading: Reading, index: int, word: Word, after: str) -> bool:
    """Say whether a name that is a word too stands as a person: it acts at the head of a sentence, or has a capital inside one."""
    if word.lower in never_names():
        return False
    if reading.opens_sentence(word):
        return ACTS.match(after) is not None and not (word.lower in _ABSTRACT and _MERELY_IS.match(after))
    lone = not _capital_beside(reading, index)
    return (
        lone
        and reading.text[word.start - 1 : word.start] in {" ", "(", '"', "'"}
        and (
            word.lower not in _ABSTRACT
            or ACTS.match(after) is not None
            or _MET.search(reading.text[max(0, word.start - 14) : word.start]) is not None
        )
    )


def _capital_beside(reading: Reading, index: int) -> bool:
    """Say whether a neighbour is capitalised inside the sentence: part of a title or of a longer name."""
    word = reading.words[index]
    beside = [reading.words[at] for at in (index - 1, index + 1) if 0 <= at < len(reading.words)]
    return any(
        other.capitalised
        and len(other.text) > 1
        and not reading.opens_sentence(other)
        and abs(other.start - word.end) < 3 + len(other.text) + len(word.text)
        and reading.text[min(other.end, word.end) : max(other.start, word.start)] in {" ", "-", " & ", "/"}
        for other in beside
    )


def says_or_owns(reading: Reading, word: Word) -> bool:
    """Say whether what follows a word is what only people do, say or have."""
    after = reading.text[word.end : word.end + 40]
    return bool(_OWNS.match(after) or _SAYS.match(after) or _AGE.match(after) or ACTS.match(after))


def _second(word: Word, *, known: bool, small: bool) -> bool:
    """Say whether a word may follow a given name as surname: capitalised, or no ordinary word where all is typed small."""
    return (word.capitalised and (known or word.lower not in ordinary() or may_be_given(word.lower))) or (
        small and word.lower not in ordinary()
    )


def _pair(reading: Reading, word: Word, following: Word, *, known: bool) -> bool:
    """Say whether two words that stand together may be given name and surname."""
    if not reading.adjoin(word, following) or following.lower in never_names() or len(following.text) < 2:
        return False
    if not known and not (may_be_given(word.lower) and (may_be_given(following.lower) or _surname_like(reading, word, following))):
        return False
    return _second(following, known=known, small=reading.small)


def _surname_like(reading: Reading, word: Word, following: Word) -> bool:
    """Say whether a word of no list follows a name that is a word too: "Sunny Dhaliwal", not "Will Parliament" or "Hazel Court"."""
    if not following.capitalised or following.shouted or following.lower in ordinary() or following.lower in words("places"):
        return False
    return not (reading.opens_sentence(word) and word.lower in {"will", "may", "mark", "can", "grant", "see", "april", "june", "august"})


def _initialled(reading: Reading, index: int, word: Word) -> Iterator[Sighting]:
    """See an initial with its full stop before a surname: "G. Nicolaides"."""
    if not word.capitalised or index + 1 >= len(reading.words):
        return
    following = reading.words[index + 1]
    if len(word.text) > 1:
        after = reading.text[following.end : following.end + 2]
        lettered = may_be_given(word.lower) and len(following.text) == 1 and following.capitalised and following.text != "I"
        if lettered and reading.text[word.end : following.start] == " " and (after[:1] in {".", "\n", ",", ""}) and not after[1:].isalnum():
            yield Sighting(word.start, following.end, "PERSON", "rule:first-name", 0.87, "a given name with the first letter of a surname")
        return
    if (
        reading.text[word.end : following.start] in {". ", "."}
        and following.capitalised
        and len(following.text) > 2
        and following.lower not in ordinary()
    ):
        yield Sighting(word.start, following.end, "PERSON", "given-names", 0.6, "an initial before what may be a surname")
