"""Names carried to all their mentions once there is evidence for one: other case, parts alone, broken, misspelt, run together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from service.detection.lexicon import may_be_given, ordinary, words
from service.detection.names.broken import broken_mentions, skeleton
from service.detection.names.extent import in_date
from service.detection.names.first_names import says_or_owns
from service.detection.names.known_initials import initial_mentions
from service.detection.names.people import Person
from service.detection.names.things import known_things, thing_label
from service.detection.ranges import Ranges
from service.detection.reading import Reading, Word
from service.domain.finding import Evidence, Tier
from service.kit.folding import fold

_GAPS = frozenset({" ", "-", "  ", "\n", ", ", "- ", " -", "-\n", ". ", ".", "_", "", " \n", "\n ", "'", ",", "\t", "%20", "+"})
#: Comparisons of one name with one word, in all: more are not made.
_MOST_COMPARED = 5_000_000
#: A name of more pieces than this is carried to nowhere.
_MOST_PIECES = 12
_LONGEST = 40
#: Mentions of a person that are asked whether a rule named them.
_WEIGHED = 200
#: What fond forms end with: Deano, Kayls, Jonny, Baz.
_FOND = ("o", "s", "y", "ie", "z", "zy", "zza", "ers", "i")
#: A name typed in small letters among others with capitals is carried to when it has so many.
_LEAST_SMALL = 4
_INITIAL_AFTER = re.compile(r",? [A-Z]\.?(?![\w'])")
_GOES_ON = re.compile(r"(?:'s)? (?:[a-z]{2,12}(?:ed|[^s]s)|is|was|has|had|will|would|does|did|can|could|never|always|still|and|who)\b")
_GLUED_BEFORE = re.compile(r"[^\W_][._/@\\-]$|[@/\\_]$")
_GLUED_AFTER = re.compile(r"[._/@\\-][^\W_]|[@/\\_]")


@dataclass(frozen=True, slots=True)
class Carried:
    """A further mention of a person: place in the plain text, tier and why."""

    person: Person
    start: int
    end: int
    tier: Tier
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Atom:
    """A folded piece of a word between hyphens."""

    folded: str
    start: int
    end: int
    word: int


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a person: which, and whether it is enough in any case ("full") or only capitalised."""

    person: Person
    full: bool
    what: str


def carry(reading: Reading, people: list[Person]) -> Iterator[Carried]:
    """Find every further place where someone of the register is named."""
    forms = _forms(people)
    taken = {index for person in people for mention in person.mentions for index in range(mention.first, mention.last + 1)}
    atoms = _atoms(reading)
    at = 0
    sizes = _sizes(forms)
    things = known_things(reading)
    while at < len(atoms):
        step = 1
        for size in sizes.get(atoms[at].folded, ()):
            form = forms.get(tuple(atom.folded for atom in atoms[at : at + size]))
            if form is None or at + size > len(atoms) or not _close(reading, atoms, at, size):
                continue
            found = _judged(reading, atoms[at : at + size], form, things=things)
            if found is not None and not all(atom.word in taken for atom in atoms[at : at + size]):
                yield found
            if found is not None:
                step = size
                break
        at += step
    sure = {
        index
        for person in people
        for mention in person.mentions
        if mention.tier is Tier.PROPOSE
        for index in range(mention.first, mention.last + 1)
    }
    yield from _misspelt(reading, people, sure)
    yield from _shortened(reading, people, sure)
    yield from _further(reading, people)


def _further(reading: Reading, people: list[Person]) -> Iterator[Carried]:
    """Find broken spellings and initials of people who are named in full."""
    known = {name: person for person in people if person.label is None for name in (*person.given, person.surname) if name}
    for start, end, name in broken_mentions(reading.text, {name: name for name in known}):
        person = known[name]
        yield Carried(person, start, end, person.tier, Evidence("rule:broken", 0.88, f"a broken spelling of {person.key}'s name"))
    for start, end, person in initial_mentions(reading.text, people):
        yield Carried(person, start, end, person.tier, Evidence("rule:initials", 0.86, f"the initials of {person.key}"))


def _atoms(reading: Reading) -> list[Atom]:
    found = []
    for index, word in enumerate(reading.words):
        at = word.start
        for piece in word.text.split("-"):
            folded = fold(piece)
            if folded:
                found.append(Atom(folded, at, at + len(piece), index))
            at += len(piece) + 1
    return found


def _sizes(forms: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """Return first piece → how many pieces the forms that begin with it have, the longest first."""
    found: dict[str, set[int]] = {}
    for form in forms:
        if 0 < len(form) <= _MOST_PIECES:
            found.setdefault(form[0], set()).add(len(form))
    return {first: sorted(sizes, reverse=True) for first, sizes in found.items()}


def _close(reading: Reading, atoms: list[Atom], at: int, size: int) -> bool:
    return all(
        atoms[index + 1].start - atoms[index].end <= 3 and reading.text[atoms[index].end : atoms[index + 1].start] in _GAPS
        for index in range(at, at + size - 1)
    )


def _forms(people: list[Person]) -> dict[tuple[str, ...], Form]:
    """Return every way to write each person; a form two people share belongs to the one named first."""
    found: dict[tuple[str, ...], Form] = {}
    for person in people:
        if person.label is not None:
            continue
        for spelled, form in _spellings(person):
            found.setdefault(spelled, form)
    return found


def _spellings(person: Person) -> Iterator[tuple[tuple[str, ...], Form]]:
    surname = _surname_atoms(person)
    full, short = Form(person, full=True, what="full name"), Form(person, full=False, what="initial and surname")
    for name in person.given if surname else ():
        for spelled in ((name, *surname), (*surname, name), (name, "".join(surname))):
            yield spelled, full if len(name) > 1 else short
        if len(name) > 1:
            yield (name + "".join(surname),), full
            yield (name[0], *surname), short
            yield (*surname, name[0]), short
    for spelled in (surname, ("".join(surname),)):
        if len("".join(spelled)) > 1:
            yield spelled, Form(person, full=len(surname) > 1, what="surname alone")
    for name in person.given:
        if len(name) > 1:
            yield (name,), Form(person, full=False, what="given name alone")


def _surname_atoms(person: Person) -> tuple[str, ...]:
    """Return the surname's pieces as written at its hyphens and spaces."""
    if person.surname is None:
        return ()
    for form in islice(person.forms, _WEIGHED):
        pieces = [fold(piece) for piece in form.replace("-", " ").split()]
        pieces = [piece for piece in pieces if piece]
        for first in range(len(pieces)):
            if "".join(pieces[first:]) == person.surname:
                return tuple(pieces[first:])
    return (person.surname,)


def _judged(reading: Reading, atoms: list[Atom], form: Form, *, things: Ranges) -> Carried | None:
    first, last = reading.words[atoms[0].word], reading.words[atoms[-1].word]
    start, end = atoms[0].start, atoms[-1].end
    if (not form.full and things.covers(start, end)) or in_date(reading, first):
        return None
    capital = reading.text[start].isupper()
    tier = form.person.tier
    if not form.full:
        if not capital and not _small(reading, form, start, end, last):
            return None
        if len(atoms) == 1 and not _single(reading, first, form):
            return None
        if thing_label(reading, first, last) is not None:
            return None
    elif not capital and all(reading.words[atom.word].lower in ordinary() for atom in atoms):
        tier = Tier.LOOK
    return Carried(
        form.person, start, end, tier, Evidence("rule:carried", 0.9, f"{form.what} of {form.person.key}, seen elsewhere with evidence")
    )


def _small(reading: Reading, form: Form, start: int, end: int, last: Word) -> bool:
    """Say whether a name in small letters may stand for a person: no ordinary word, and long enough or in a text typed small."""
    if last.lower in ordinary() or last.lower in words("places"):
        return False
    return reading.small or (end - start >= _LEAST_SMALL and form.person.proposed) or _inside_address(reading.text, start, end)


def _inside_address(text: str, start: int, end: int) -> bool:
    """Say whether a small-letter name is part of a user name, path or file name."""
    return bool(_GLUED_BEFORE.search(text, max(0, start - 3), start) or _GLUED_AFTER.match(text, end))


def _single(reading: Reading, word: Word, form: Form) -> bool:
    """Say whether one word may stand for a person: an ordinary word or a place only inside a sentence or with a person's doings."""
    if word.text[0] == word.text and len(word.text) == 1:
        return False
    doubtful = word.lower in ordinary() or word.lower in words("places")
    if not doubtful:
        return True
    if says_or_owns(reading, word) or reading.text[word.end : word.end + 2] == ", ":
        return True
    if reading.opens_sentence(word) and may_be_given(word.lower) and _by_rule(form.person) and _GOES_ON.match(reading.text, word.end):
        return True
    if word.shouted or (word.lower in ordinary() and not may_be_given(word.lower) and not _by_rule(form.person)):
        return False
    return not reading.opens_sentence(word) and (
        form.what != "surname alone" or not may_be_given(word.lower) or word.lower not in words("places")
    )


def _by_rule(person: Person) -> bool:
    """Say whether a rule, not only models, named the person: then an ordinary word may be their surname."""
    return any(sighting.by_rule for mention in person.mentions[:_WEIGHED] for sighting in mention.sightings) or any(
        len(mention.names) > 1 and mention.tier is Tier.PROPOSE for mention in person.mentions[:_WEIGHED]
    )


def _misspelt(reading: Reading, people: list[Person], taken: set[int]) -> Iterator[Carried]:
    """Find long names with a letter or two wrong (typing, OCR); only words that are no ordinary words are compared."""
    known = {
        name: person
        for person in people
        if person.label is None and person.tier is Tier.PROPOSE
        for name in [person.surname, *person.given]
        if name and 5 <= len(name) <= _LONGEST
    }
    if not known:
        return
    names = list(known)
    untangled = [skeleton(name) for name in names]
    strange: dict[str, list[int]] = {}
    for index, word in enumerate(reading.words):
        if (
            index not in taken
            and (word.capitalised or reading.small or word.text[0] == "l")
            and 5 <= len(word.text) <= _LONGEST
            and word.lower not in ordinary()
        ):
            strange.setdefault(fold(word.text), []).append(index)
    for folded in list(strange)[: _MOST_COMPARED // len(names)]:
        if folded in known:
            continue
        match = process.extractOne(skeleton(folded), untangled, scorer=Indel.normalized_similarity, score_cutoff=0.8)
        if (
            match is None
            or (match[1] < 0.84 and not _swapped(folded, names[match[2]]))
            or (match[1] < 0.99 and not _swapped(folded, names[match[2]]) and (may_be_given(folded) or len(names[match[2]]) < 6))
        ):
            continue
        person = known[names[match[2]]]
        for index in strange[folded]:
            word = reading.words[index]
            initial = _INITIAL_AFTER.match(reading.text, word.end)
            yield Carried(
                person,
                word.start,
                initial.end() if initial else word.end,
                Tier.PROPOSE,
                Evidence("rule:misspelt", round(match[1], 2), f"nearly the name of {person.key}"),
            )


def _swapped(one: str, other: str) -> bool:
    """Say whether two words differ by two neighbouring letters in the other order: Keiran, Kieran."""
    return len(one) >= 5 and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1 and sorted(one) == sorted(other)


def _given(people: list[Person]) -> list[tuple[str, Person]]:
    """Return the given names of everybody who is proposed."""
    return [
        (name, person)
        for person in people
        if person.label is None and person.proposed
        for name in person.given[:2]
        if 3 <= len(name) <= _LONGEST
    ]


def _shortened(reading: Reading, people: list[Person], taken: set[int]) -> Iterator[Carried]:
    """Find short names that no list has: the beginning of a given name, or most of it ("Sio" for Sioned, "Tunji" for Olatunji)."""
    short = _short_forms(people)
    for index, word in enumerate(reading.words):
        if (
            index in taken
            or not (word.capitalised or reading.small)
            or word.shouted
            or len(word.text) < 2
            or not _short_enough(reading, word)
        ):
            continue
        person = short.get(fold(word.text))
        if person is None or word.lower in ordinary() or word.lower in words("places") or thing_label(reading, word, word) is not None:
            continue
        why = Evidence("rule:short-name", 0.87, f"a short form of {person.key}'s name")
        yield Carried(person, word.start, word.end, Tier.PROPOSE, why)


def _short_enough(reading: Reading, word: Word) -> bool:
    """Say whether a word is long enough for a short name: two letters only where they are one, or stand alone on a line."""
    if len(word.text) > 2 or may_be_given(word.lower):
        return True
    return reading.text[word.end : word.end + 2] == ",\n" and reading.text[max(0, word.start - 1) : word.start] in {"", "\n"}


def _short_forms(people: list[Person]) -> dict[str, Person]:
    """Return what may stand for the given names of everybody who is proposed, shorter or with a fond ending."""
    found: dict[str, Person] = {}
    for name, person in _given(people):
        if len(name) >= 5:
            found |= {name[:size]: person for size in range(2, len(name))}
            found |= {name[-size:]: person for size in range(4, len(name))} | {name[-size:-1]: person for size in range(5, len(name))}
        found |= {name[:size] + end: person for size in range(3, len(name) + 1) for end in _FOND}
    return found
