"""The register of people of one document: every mention belongs to one of them, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler

from service.detection.lexicon import is_given, labelled_phrases, may_be_given
from service.detection.names.extent import PARTICLES
from service.detection.names.mentions import Mention
from service.domain.finding import Tier
from service.kit.folding import fold


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

    @property
    def tier(self) -> Tier:
        """`propose` when any mention is."""
        return Tier.PROPOSE if any(mention.tier is Tier.PROPOSE for mention in self.mentions) else Tier.LOOK

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
    return (len(short) >= 3 and long.startswith(short)) or (len(short) >= 5 and JaroWinkler.similarity(one, other) >= 0.94)


def same_surname(one: str, other: str) -> bool:
    """Say whether two folded surnames are one: equal, or one letter off when long."""
    return one == other or (min(len(one), len(other)) >= 6 and JaroWinkler.similarity(one, other) >= 0.95)


def register(mentions: Iterable[Mention]) -> list[Person]:
    """Link mentions to people: full names first, then single names to whoever was named last before them."""
    people: list[Person] = []
    todo = sorted(mentions, key=lambda mention: mention.start)
    for mention in todo:
        name = parsed(mention.names, titled=_titled(mention))
        if mention.label is None and name.full:
            _place(people, mention, name)
    for mention in todo:
        name = parsed(mention.names, titled=_titled(mention))
        if mention.label is not None:
            _place_thing(people, mention)
        elif not name.full:
            _place(people, mention, name)
    return people


def _titled(mention: Mention) -> bool:
    return any(sighting.source == "rule:title" and sighting.start == mention.start for sighting in mention.sightings)


def _place(people: list[Person], mention: Mention, name: ParsedName) -> None:
    fits = [person for person in people if person.label is None and _fits(person, name)]
    if fits:
        best = max(fits, key=lambda person: _nearness(person, mention))
        _add(best, mention, name, "full name" if name.full else ("same surname" if name.surname else "same given name"))
        return
    person = Person(len(people) + 1)
    people.append(person)
    _add(person, mention, name, "first seen here")


def _place_thing(people: list[Person], mention: Mention) -> None:
    form = " ".join(mention.names)
    for person in people:
        if person.label == mention.label and form in person.forms:
            person.mentions.append(mention)
            return
    person = Person(len(people) + 1, label=mention.label)
    people.append(person)
    person.mentions.append(mention)
    person.forms[form] = None
    person.reasons[mention.start] = "a name of a thing"


def _nearness(person: Person, mention: Mention) -> tuple[bool, int]:
    """Prefer people already named before the mention, the latest first."""
    before = [seen.start for seen in person.mentions if seen.start <= mention.start]
    return (bool(before), max(before) if before else -min(seen.start for seen in person.mentions))


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
    person.mentions.append(mention)
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
