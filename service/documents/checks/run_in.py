"""Names that were run into other words: "PenhaligonPenhaligon", "StaffPenhaligon", "PENHALIGONOKAFOR", "the Penhaligons".

A small letter before a capital parts words that lost their space, so "prose" holds no Rose and "StaffRose" does. Where no
capital tells, only a word made of nothing but hunted names counts, or a name too long to stand in another word by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from service.documents.checks.ordinary_words import WORD_NAMES
from service.kit.folding import fold

#: From this folded length on a name counts anywhere inside a longer word.
ANYWHERE = 10
#: Before a capital these belong to the name: McDonald is no Donald.
BELONGING = frozenset({"Mc", "Mac", "Fitz", "De", "Di", "Du", "Da", "Del", "La", "Le", "Van", "Von", "Ap", "Ab", "St"})
PLURALS = ("s", "es")
#: Nobody writes longer words; what a packed stream spells is not taken apart.
LONGEST = 100
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def run_in_names(text: str, names: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of each word into which one of the folded `names` was run, with the name's number."""
    flat = fold(text)
    live = {name: number for name, number in names.items() if name in flat}
    if not live:
        return
    known: dict[str, int | None] = {}
    for token in WORD.finditer(text):
        word = token[0]
        if word not in known:
            known[word] = _name_in(word, live) if len(word) <= LONGEST else None
        number = known[word]
        if number is not None:
            yield token.start(), token.end(), number


def plurals(names: Mapping[str, int]) -> dict[str, int]:
    """Return the plurals by which a family is spoken of; of names that are words too they are plurals of the word."""
    return {name + end: number for name, number in names.items() if name not in WORD_NAMES for end in PLURALS if name + end not in names}


def parted(text: str, at: int) -> bool:
    """Say whether letters meet at a place as two words do that lost the space between them."""
    if not 0 < at < len(text) or not text[at].isupper():
        return False
    if text[at - 1].isupper():
        return text[at + 1 : at + 2].islower()
    return text[at - 1].islower() and not _belongs(text, at)


def _belongs(text: str, at: int) -> bool:
    before = text[max(0, at - 5) : at]
    return re.split(r"[\W\d_]|(?<=[^\W\d_])(?=[A-Z])", before)[-1] in BELONGING


def _name_in(word: str, names: Mapping[str, int]) -> int | None:
    folded = fold(word)
    inside = [name for name in names if name in folded and name != folded]
    if not inside:
        return None
    edges = [0, *(at for at in range(1, len(word)) if parted(word, at)), len(word)]
    for start, end in combinations(edges, 2) if len(edges) > 2 else ():
        piece = fold(word[start:end])
        if end - start < len(word) and piece in names:
            return names[piece]
    for name in inside:
        if len(name) >= ANYWHERE or _made_of(folded, inside):
            return names[name]
    return None


def _made_of(folded: str, names: list[str]) -> bool:
    """Say whether a word is nothing but names one after the other; of words like White and Chapel a place may be made."""
    ends = {0}
    for at in range(len(folded)):
        if at in ends:
            ends.update(at + len(name) for name in names if folded.startswith(name, at))
    return len(folded) in ends and not set(names) <= WORD_NAMES
