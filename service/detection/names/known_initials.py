"""Initials of people of the register: "NH:" in a transcript, "(NH)" after the name, "AK =", "R.T." under a letter, "K-M"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from service.detection.lexicon import words
from service.detection.names.people import Person
from service.kit.folding import fold

_LETTERS = re.compile(r"(?<![\w.&/'-])([A-Z](?:\.? ?-?[A-Z]){1,3})\.?(?![\w&/'-]|\.\w)")
_SINGLE_LINE = re.compile(r"(?:^|\n)[ \t]*([A-Z](?:\.? ?-?[A-Z]){0,3}\.?)(?=[ \t]*(?:\n|$|//|x{1,4}\b|[ \t]x{1,4}\b))")
_EXTENDED = re.compile(r"(?<![\w.])([A-Z]\.?)(?![\w.'])")
_DOES = re.compile(
    r"'s\b|:|\s=| to (?:[a-z]{2,})\b|,? (?:was|were|had|has|is|sat|said|says|told|did|went|came|asked|rang|left|lived|died|knew|"
    r"felt|who|would|could|"
    r"never|then|also|and I|attended|attending|signed|wrote|agreed|saw|met|took|gave|called)\b|\)|\]"
)
_BEFORE = re.compile(
    r"(?:[(\[]|(?:worker|officer|manager|chair|author|by), |\b(?:by|with|from|to|and|told|asked|saw|for|client|patient|officer|"
    r"colleague|met) )$"
)


def initial_mentions(text: str, people: list[Person]) -> Iterator[tuple[int, int, Person]]:
    """Yield the places where letters stand for exactly one person whose names begin with them."""
    owners = _owners(people)
    told = _told(text, people)
    for match in _LETTERS.finditer(text):
        letters = re.sub(r"[^A-Z]", "", match.group(1))
        owner = owners.get(letters)
        if letters in told:
            yield match.start(1), match.end(), told[letters]
            continue
        common = letters.lower() in words("abbreviations") and "." not in match.group(1) and not text.startswith(":", match.end())
        if owner is None or common:
            continue
        if (
            re.fullmatch(r"(?:[A-Z]\. ?){2,4}", text[match.start(1) : match.end()])
            or _DOES.match(text, match.end())
            or _BEFORE.search(text, max(0, match.start() - 12), match.start())
        ):
            yield match.start(1), match.end(), owner
    for match in _SINGLE_LINE.finditer(text):
        owner = owners.get(re.sub(r"[^A-Z]", "", match.group(1)))
        if owner is not None:
            yield match.start(1), match.end(1), owner


_GLOSS = re.compile(r"\s?[(\[\"]{1,2}([A-Z]{2,4})(?=[,)\]\s\"])")


def _told(text: str, people: list[Person]) -> Mapping[str, Person]:
    """Return the letters that stand in brackets after the name they begin: they mean this person wherever they stand."""
    found: dict[str, Person] = {}
    for person in people:
        for mention in person.mentions[:200] if person.label is None else ():
            gloss = _GLOSS.match(text, mention.end)
            if gloss and gloss[1] in set(_initials(" ".join(mention.names))):
                found.setdefault(gloss[1], person)
    return found


def _owners(people: list[Person]) -> Mapping[str, Person]:
    found: dict[str, Person | None] = {}
    for person in people:
        if person.label is not None:
            continue
        for letters in {letters for form in person.forms for letters in _initials(form)}:
            found[letters] = person if found.get(letters, person) is person else None
    return {letters: person for letters, person in found.items() if person is not None}


def _initials(form: str) -> Iterator[str]:
    whole = [fold(word)[0].upper() for word in form.split() if fold(word)]
    pieces = [fold(word)[0].upper() for word in re.split(r"[ -]", form) if fold(word)]
    for letters in (whole, pieces):
        if len(letters) >= 2:
            yield "".join(letters)
            yield letters[0] + letters[-1]
    if whole:
        yield whole[0]
