"""The register of people of one document: every mention belongs to one of them, with the reason."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from rapidfuzz.distance import JaroWinkler

from service.detection.lexicon import is_given, labelled_phrases, may_be_given
from service.detection.names.extent import PARTICLES
from service.detection.names.mentions import Mention
from service.domain.finding import Tier
from service.kit.folding import fold

#: Where more people than this are named, a name is compared with this many: those who share a part of it, and the latest.
COMPARED = 150
#: Longer words are compared letter by letter only.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name's folded parts: given names (or initials) and surname, either may be missing."""

    given: tuple[str, ...]
    surname: str | None

    @property
    def full(self) -> bool:
        """Say whether both parts are there."""
        return bool(self.given) and self.surname is not None


@dataclass(slots=True)
class Person:
    """Someone of the register; grows while mentions are linked."""

    number: int
    given: list[str] = field(default_factory=list)
    surname: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    forms: dict[str, None] = field(default_factory=dict)
    label: str | None = None
    starts: list[int] = field(default_factory=list)
    proposed: bool = False

    def add(self, mention: Mention) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        insort(self.starts, mention.start)
        self.proposed = self.proposed or mention.tier is Tier.PROPOSE

    @property
    def tier(self) -> Tier:
        """`propose` when any mention is."""
        return Tier.PROPOSE if self.proposed else Tier.LOOK

    @property
    def key(self) -> str:
        """The subject id."""
        return f"p{self.number}"


def parsed(names: tuple[str, ...], *, titled: bool = False) -> ParsedName:
    """Split a name's words: "Jane van Dyk" → (jane) + vandyk; one word is a surname after a title, else a given name if it may be one."""
    folded = [fold(name) for name in names]
    folded = [name for name in folded if name]
    if not folded:
        return ParsedName((), None)
    if len(folded) == 1:
        if titled or not may_be_given(names[0].lower()):
            return ParsedName((), folded[0])
        return ParsedName((folded[0],), None)
    if is_given(names[-1].lower()) and not may_be_given(names[0].lower()) and len(names) == 2 and len(folded[0]) > 1:
        return ParsedName((folded[1],), folded[0])
    cut = len(folded) - 1
    while cut > 1 and names[cut - 1].lower() in PARTICLES and len(names[cut - 1]) > 1:
        cut -= 1
    return ParsedName(tuple(folded[:cut]), "".join(folded[cut:]))


def same_given(one: str, other: str) -> bool:
    """Say whether two given names may be one person's: equal, an initial, a short form, or a slip of the pen."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    long_forms = labelled_phrases("nicknames")
    if long_forms.get(one, one) == long_forms.get(other, other):
        return True
    short, long = sorted((one, other), key=len)
    return (len(short) >= 3 and long.startswith(short)) or (
        len(short) >= 5 and len(long) <= LONGEST and JaroWinkler.similarity(one, other) >= 0.94
    )


def same_surname(one: str, other: str) -> bool:
    """Say whether two folded surnames are one: equal, or one letter off when long."""
    return one == other or (
        min(len(one), len(other)) >= 6 and max(len(one), len(other)) <= LONGEST and JaroWinkler.similarity(one, other) >= 0.95
    )


class _Register:
    """People so far, to be asked for those a name may fit: by a part they share, and the latest by likeness."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._named: list[Person] = []
        self._by_part: dict[str, dict[int, Person]] = defaultdict(dict)
        self._things: dict[tuple[str | None, str], Person] = {}

    def new(self, label: str | None = None) -> Person:
        """Add somebody."""
        person = Person(len(self.people) + 1, label=label)
        self.people.append(person)
        if label is None:
            self._named.append(person)
        return person

    def know(self, person: Person) -> None:
        """Remember the parts of a person's name as they are now."""
        for part in {person.surname, *person.given} - {None}:
            self._by_part[part or ""][person.number] = person

    def thing(self, label: str | None, form: str) -> Person:
        """Return what is named so, new if need be."""
        if (label, form) not in self._things:
            self._things[label, form] = self.new(label)
        return self._things[label, form]

    def near(self, name: ParsedName) -> list[Person]:
        """Return everybody the name may fit, in the order they were first named."""
        if len(self._named) <= COMPARED:
            return self._named
        parts = {name.surname, *name.given, *_joined(name)} - {None}
        alike = dict(pair for part in parts for pair in islice(reversed(self._by_part.get(part or "", {}).items()), COMPARED))
        alike.update((person.number, person) for person in self._named[-COMPARED:])
        return [alike[number] for number in sorted(alike)]


def register(mentions: Iterable[Mention]) -> list[Person]:
    """Link mentions to people: full names first, then single names to whoever was named last before them."""
    known = _Register()
    todo = sorted(mentions, key=lambda mention: mention.start)
    for mention in todo:
        name = parsed(mention.names, titled=_titled(mention))
        if mention.label is None and name.full:
            _place(known, mention, name)
    for mention in todo:
        name = parsed(mention.names, titled=_titled(mention))
        if mention.label is not None:
            _place_thing(known, mention)
        elif not name.full:
            _place(known, mention, name)
    return known.people


def _titled(mention: Mention) -> bool:
    return any(sighting.source == "rule:title" and sighting.start == mention.start for sighting in mention.sightings)


def _place(known: _Register, mention: Mention, name: ParsedName) -> None:
    fits = [person for person in known.near(name) if _fits(person, name)]
    if fits:
        person = max(fits, key=lambda person: _nearness(person, mention))
        _add(person, mention, name, "full name" if name.full else ("same surname" if name.surname else "same given name"))
    else:
        person = known.new()
        _add(person, mention, name, "first seen here")
    known.know(person)


def _place_thing(known: _Register, mention: Mention) -> None:
    form = " ".join(mention.names)
    thing = known.thing(mention.label, form)
    if not thing.mentions:
        thing.reasons[mention.start] = "a name of a thing"
    thing.add(mention)
    thing.forms[form] = None


def _nearness(person: Person, mention: Mention) -> tuple[bool, int]:
    """Prefer people already named before the mention, the latest first."""
    before = bisect_right(person.starts, mention.start)
    return (bool(before), person.starts[before - 1] if before else -person.starts[0])


def _fits(person: Person, name: ParsedName) -> bool:
    if name.full and person.surname in _joined(name):
        return True
    if name.full:
        if person.surname is None or not same_surname(person.surname, name.surname or ""):
            return False
        return not person.given or same_given(person.given[0], name.given[0]) or (len(name.given[0]) > 1 and name.given[0] in person.given)
    if name.surname is not None:
        return (person.surname is not None and same_surname(person.surname, name.surname)) or name.surname in person.given
    return (
        any(same_given(known, name.given[0]) and len(name.given[0]) > 1 for known in person.given[:1])
        or name.given[0] in person.given
        or name.given[0] == person.surname
    )


def _add(person: Person, mention: Mention, name: ParsedName, reason: str) -> None:
    person.add(mention)
    person.reasons[mention.start] = reason
    person.forms[" ".join(mention.names)] = None
    if name.full and person.surname in _joined(name):
        return
    if name.full or (not person.given and not person.surname):
        longer = [given for given in name.given if given not in person.given]
        person.given = (
            [*person.given, *longer]
            if not (name.given and len(name.given[0]) > 1 and person.given and len(person.given[0]) == 1)
            else [*name.given]
        )
        person.surname = person.surname or name.surname


def _joined(name: ParsedName) -> tuple[str, str]:
    """Return a name run together, either order: a double surname without its hyphen looks like given name and surname."""
    given, surname = "".join(name.given), name.surname or ""
    return (given + surname, surname + given)
