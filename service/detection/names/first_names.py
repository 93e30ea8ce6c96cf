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


def says_or_owns(reading: Reading, word: Word) -> bool:
    """Say whether what follows a word is what only people do, say or have."""
    after = reading.text[word.end : word.end + 40]
    return bool(_OWNS.match(after) or _SAYS.match(after) or _AGE.match(after))


def _second(word: Word, *, known: bool, small: bool) -> bool:
    """Say whether a word may follow a given name as surname: capitalised, or no ordinary word where all is typed small."""
    return (word.capitalised and (known or word.lower not in ordinary() or may_be_given(word.lower))) or (
        small and word.lower not in ordinary()
    )


def _pair(reading: Reading, word: Word, following: Word, *, known: bool) -> bool:
    """Say whether two words that stand together may be given name and surname."""
    if not reading.adjoin(word, following) or following.lower in never_names() or len(following.text) < 2:
        return False
    if not known and not (may_be_given(word.lower) and may_be_given(following.lower)):
        return False
    return _second(following, known=known, small=reading.small)


def _initialled(reading: Reading, index: int, word: Word) -> Iterator[Sighting]:
    """See an initial with its full stop before a surname: "G. Nicolaides"."""
    if len(word.text) != 1 or not word.capitalised or index + 1 >= len(reading.words):
        return
    following = reading.words[index + 1]
    if (
        reading.text[word.end : following.start] in {". ", "."}
        and following.capitalised
        and len(following.text) > 2
        and following.lower not in ordinary()
    ):
        yield Sighting(word.start, following.end, "PERSON", "given-names", 0.6, "an initial before what may be a surname")
