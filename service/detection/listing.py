"""From merged places to numbered findings: details about people, lists of keep and deny, classes and offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from service.detection.decisions import GOES, NO_PARTICULAR, NO_PLACE, Decisions, with_telling
from service.detection.facts.ages import sight_ages
from service.detection.facts.bodies import sight_bodies
from service.detection.facts.dates import sight_dates
from service.detection.facts.descriptions import sight_descriptions, sight_lives, sight_origins
from service.detection.facts.durations import sight_durations
from service.detection.facts.particulars import sight_particulars
from service.detection.facts.phrases import phrased
from service.detection.facts.places import sight_places
from service.detection.facts.posts import sight_posts
from service.detection.facts.self_descriptions import sight_self_descriptions
from service.detection.facts.sensitive import sight_sensitive
from service.detection.facts.story import Story
from service.detection.merging import Merged, merged
from service.detection.ranges import Ranges
from service.detection.reading import Reading
from service.detection.recognisers.registry import CLASS_OF
from service.detection.sighting import Sighting
from service.domain.finding import PERSON, Class, Evidence, Finding, Tier

#: What models say of people and what speaks against them: weighed apart from identifiers.
ABOUT_PEOPLE = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NORP", "THING", "DATE_TIME"})
_CLASSES = {
    "DATE": Class.QUASI,
    "LOCATION": Class.QUASI,
    "JOB_TITLE": Class.QUASI,
    "ORGANIZATION": Class.QUASI,
    "QUASI": Class.QUASI,
    "CRIMINAL_OFFENCE": Class.CRIMINAL,
    "SPECIAL_HEALTH": Class.SPECIAL,
    "SPECIAL_BELIEF": Class.SPECIAL,
    "SPECIAL_ETHNICITY": Class.SPECIAL,
    "SPECIAL_SEX_LIFE": Class.SPECIAL,
    "SPECIAL_UNION": Class.SPECIAL,
    "SPECIAL_POLITICS": Class.SPECIAL,
    "SPECIAL_GENETIC": Class.SPECIAL,
    "SAFEGUARDING": Class.SPECIAL,
    "ALLEGATION": Class.SPECIAL,
}
#: Quasi-identifiers with a pattern of their own that tell of a person, not of a body.
_OF_A_PERSON = frozenset({"AGE", "UK_VEHICLE_REGISTRATION"})
#: Quasi-identifiers belong to whoever is named this close before them.
_REACH = 250


def class_of(kind: str) -> Class:
    """Return the class of personal data of an entity type; what is not listed is direct."""
    return CLASS_OF.get(kind) or _CLASSES.get(kind, Class.DIRECT)


def apart(identifiers: list[Merged], names: list[Merged]) -> list[Merged]:
    """Return identifiers and names without overlaps: a name at the edge of an identifier keeps its own place."""
    starts = [name.start for name in names]
    cut: list[Merged] = []
    for found in identifiers:
        start, end = found.start, found.end
        for name in names[max(0, bisect_left(starts, start) - 1) : bisect_right(starts, end)]:
            if name.start < end and start < name.end:
                start, end = (max(start, name.end), end) if name.start <= start else (start, min(end, name.start))
        if start < end:
            cut.append(found if (start, end) == (found.start, found.end) else replace(found, start=start, end=end))
    return [*cut, *names]


def details(
    reading: Reading, seen: Sequence[Sighting], names: list[Merged], identifiers: list[Merged], decisions: Decisions
) -> Iterator[Merged]:
    """Return quasi-identifiers, organisations and sensitive sentences, linked to whoever is named near by; all to look at."""
    taken = sorted((found.start, found.end) for found in [*names, *identifiers])
    starts = [start for start, _ in taken]
    people = sorted((name.start, name.end, name.subject or "") for name in names if not name.labels)
    told = [*sight_ages(reading), *sight_durations(reading), *sight_self_descriptions(reading), *sight_dates(reading)]
    told += [
        *sight_descriptions(reading),
        *sight_origins(seen, reading),
        *sight_posts(reading),
        *sight_particulars(reading),
        *sight_lives(reading),
    ]
    sighted = [*told, *sight_places(reading, seen), *sight_bodies(reading, seen)]
    story = Story(reading, [start for start, _, _ in people])
    near: list[Merged] = []
    for found in merged(sighted, {}):
        if _touches(taken, starts, found):
            continue
        if found.type == "ORGANIZATION":
            yield replace(found, tier=Tier.LOOK, labels=frozenset({"organisation"}))
        elif _tells(found, decisions) and story.near(found.start, found.end):
            near.append(replace(found, tier=Tier.LOOK, subject=owner(reading, people, found)))
    quasi = [found for found in identifiers if found.type in _OF_A_PERSON and story.near(found.start, found.end)]
    walls = sorted({*taken} - {(found.start, found.end) for found in quasi})
    known = {id(found) for found in quasi}
    told_of = [found for found in phrased(reading, [*near, *quasi], walls) if id(found) not in known]
    for found in with_telling(reading.text, told_of, walls, decisions):
        yield replace(found, subject=found.subject or owner(reading, people, found))
    for sighting in sight_sensitive(reading, [(start, end) for start, end, _ in people]):
        found = Merged(sighting.start, sighting.end, sighting.type, Tier.LOOK, sighting.score, (sighting.evidence,))
        yield replace(found, subject=owner(reading, people, found))


def _tells(found: Merged, decisions: Decisions) -> bool:
    """Say whether a detail may point at somebody: an age always does, what the classifier has nothing to say of does not."""
    if found.type == "AGE" or decisions.direct(found.start, found.end) >= GOES:
        return True
    return decisions.quasi(found.start, found.end) >= (NO_PLACE if found.type in {"LOCATION", "JOB_TITLE"} else NO_PARTICULAR)


def owner(reading: Reading, people: list[tuple[int, int, str]], found: Merged) -> str | None:
    """Return the subject named in the same sentence, else the one named last before within reach in the same block."""
    sentence = reading.sentence(found.start)
    after = bisect_left(people, (sentence.start, 0, ""))
    inside = [person for person in people[after : after + 12] if person[0] < max(sentence.end, found.end)]
    if inside:
        return min(inside, key=lambda person: abs(person[0] - found.start))[2] or None
    before = people[after - 1] if after else None
    if before and found.start - before[1] <= _REACH and reading.block_at(before[0]) == reading.block_at(found.start):
        return before[2] or None
    return None


def attached(reading: Reading, identifiers: list[Merged], names: list[Merged]) -> list[Merged]:
    """Return identifiers with the subject they speak of: ages and vehicles go to whoever is named beside them."""
    people = sorted((name.start, name.end, name.subject or "") for name in names if not name.labels)
    return [
        replace(found, subject=owner(reading, people, found)) if found.subject is None and class_of(found.type) is Class.QUASI else found
        for found in identifiers
    ]


def _touches(taken: list[tuple[int, int]], starts: list[int], found: Merged) -> bool:
    at = bisect_left(starts, found.end)
    return any(end > found.start for _, end in taken[max(0, at - 4) : at])


def listed(reading: Reading, found: Iterable[Merged], *, keep: tuple[str, ...], deny: tuple[str, ...]) -> tuple[Finding, ...]:
    """Number findings in order of place; `keep` strings are dropped, `deny` strings are always proposed."""
    wanted = [trimmed for item in found if (trimmed := _trimmed(reading, item)) is not None]
    kept = Ranges(match.span() for text in keep for match in _spelled(text, reading))
    wanted = [item for item in wanted if not kept.covers(item.start, item.end)]
    denied = [match.span() for text in deny for match in _spelled(text, reading)]
    inside = Ranges(denied)
    wanted = [item for item in wanted if class_of(item.type) in {Class.SPECIAL, Class.CRIMINAL} or not inside.covers(item.start, item.end)]
    why = (Evidence("rule:deny-list", 1.0, "on the list of strings that are always redacted"),)
    wanted += [Merged(start, end, "DENIED", Tier.PROPOSE, 1.0, why, labels=frozenset({"denied"})) for start, end in sorted(set(denied))]
    ordered = sorted(wanted, key=lambda item: (item.start, -item.end, item.type, item.subject or ""))
    return tuple(_finding(reading, item, number) for number, item in enumerate(ordered, 1))


def _trimmed(reading: Reading, item: Merged) -> Merged | None:
    """Return a place without white space and commas at its edges, or None when nothing else is there."""
    text = reading.text[item.start : item.end]
    start = len(text) - len(text.lstrip(" \n\t,;"))
    end = len(text.rstrip(" \n\t,;"))
    if not any(character.isalnum() for character in text[start:end]):
        return None
    return item if (start, end) == (0, len(text)) else replace(item, start=item.start + start, end=item.start + end)


def _spelled(text: str, reading: Reading) -> Iterator[re.Match[str]]:
    """Find a listed string whatever its case and white space, whole words only."""
    pieces = [re.escape(piece) for piece in text.replace("’", "'").split()]
    if not pieces:
        return iter(())
    return re.finditer(r"(?<![^\W_])" + r"\s+".join(pieces) + r"(?![^\W_])", reading.text, re.IGNORECASE)


def _finding(reading: Reading, item: Merged, number: int) -> Finding:
    kind = class_of(item.type)
    tier = (
        Tier.LOOK if kind is Class.QUASI and item.type != PERSON and "denied" not in item.labels and item.type in _LOOKED_AT else item.tier
    )
    score = min(1.0, round(item.score, 3))
    return Finding(
        f"f{number}",
        reading.back(item.start, item.end),
        item.type,
        kind,
        tier,
        score,
        item.evidence,
        item.subject,
        item.labels,
        item.region,
    )


#: Quasi-identifiers that are proposed only as part of a combination.
_LOOKED_AT = frozenset({"AGE", "DATE", "LOCATION", "JOB_TITLE", "ORGANIZATION", "QUASI", "UK_INQUEST_REFERENCE"})
