"""People of a document: rules and models weighed into mentions, linked, carried on, and joined with what identifies them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from service.detection.classifier import SAID
from service.detection.decisions import NOBODY_AT_ALL, Decisions
from service.detection.merging import Merged
from service.detection.names.appositions import sight_appositions
from service.detection.names.carrying import Carried, carry
from service.detection.names.citations import reference_ranges, sight_citations
from service.detection.names.columns import sight_columns
from service.detection.names.first_names import sight_first_names
from service.detection.names.introductions import sight_introductions
from service.detection.names.inverted import sight_inverted
from service.detection.names.mentions import Gathering, Mention
from service.detection.names.people import Person, register
from service.detection.names.signatures import sight_signatures
from service.detection.names.titles import sight_titles
from service.detection.ranges import Ranges
from service.detection.reading import Reading
from service.detection.sighting import Sighting
from service.domain.finding import PERSON, Evidence, Tier
from service.kit.folding import fold

_CAPITAL_BEFORE, _CAPITAL_AFTER = re.compile(r"(?<![^\W_])[A-ZÀ-Þ][\w'’-]+ $"), re.compile(r" [A-ZÀ-Þ]\w")
_MODELS = frozenset({"rampart", "spacy"})
_RULES = (sight_titles, sight_introductions, sight_signatures, sight_first_names, sight_appositions, sight_inverted, sight_columns)


def people_findings(
    reading: Reading, seen: Iterable[Sighting], identifiers: list[Merged], decisions: Decisions
) -> tuple[list[Person], list[Merged]]:
    """Return the register of people and every finding of a name; names inside an e-mail or postal address belong to that."""
    sighted = [sighting for sighting in seen if sighting.source in _MODELS]
    sighted.extend(sighting for rule in _RULES for sighting in rule(reading))
    sighted.extend(decisions.names(least=SAID))
    cited = list(sight_citations(reading))
    inside = Ranges([(found.start, found.end) for found in identifiers if found.type != INITIALS])
    citations = Ranges([(c.start, c.end) for c in cited])
    cases = Ranges([(c.start, c.end) for c in cited if c.type == "CASE_NAME"])
    mentions = [_cited(mention, citations, cases) for mention in Gathering(reading, [*sighted, *_as_names(cited)], decisions).mentions()]
    people = register(mention for mention in mentions if not inside.covers(mention.start, mention.end))
    lists = Ranges(list(reference_ranges(reading)))
    findings = [_finding(person, mention, lists) for person in people for mention in person.mentions]
    further = [
        Merged(found.start, found.end, PERSON, found.tier, found.evidence.score, (found.evidence,), found.person.key)
        for found in _doubted(reading, carry(reading, people), decisions)
        if not inside.touches(found.start, found.end)
    ]
    findings = _together(findings, further)
    return people, sorted(_raised(findings, people), key=lambda found: found.start)


def _together(findings: list[Merged], further: list[Merged]) -> list[Merged]:
    """Add carried names: one that covers a part seen before takes its place, one that only touches another is left out."""
    whole = Ranges([(found.start, found.end) for found in further])
    same = {(found.start, found.end) for found in further if found.tier is Tier.PROPOSE}
    kept = [
        found
        for found in findings
        if not whole.swallows(found.start, found.end)
        and not (found.tier is Tier.LOOK and not found.labels and (found.start, found.end) in same)
    ]
    taken = Ranges([(found.start, found.end) for found in kept])
    added: list[Merged] = []
    for found in sorted(further, key=lambda one: (one.start, -one.end, one.tier.value != "propose")):
        if not taken.touches(found.start, found.end) and not (added and found.start < added[-1].end):
            added.append(found)
    return [*kept, *added]


def _doubted(reading: Reading, carried: Iterable[Carried], decisions: Decisions) -> Iterator[Carried]:
    """Yield what is carried on; beside another capital, where the classifier sees nobody, it is only looked at."""
    for found in carried:
        full = found.evidence.reason.startswith("full name") or found.evidence.recogniser != "rule:carried"
        beside = _CAPITAL_BEFORE.search(reading.text, max(0, found.start - 24), found.start) or _CAPITAL_AFTER.match(
            reading.text, found.end
        )
        doubted = beside is not None and decisions.direct(found.start, found.end) < (NOBODY_AT_ALL if full else decisions.nobody)
        yield replace(found, tier=Tier.LOOK) if doubted else found


def linked(reading: Reading, identifiers: list[Merged], people: list[Person]) -> list[Merged]:
    """Return identifiers with the subject whose name an e-mail address, profile or link is built from."""
    return [
        replace(found, subject=_owner(reading.text[found.start : found.end], people)) if found.type in _BUILT_FROM_NAMES else found
        for found in identifiers
    ]


INITIALS = "INITIALS"
_BUILT_FROM_NAMES = frozenset({"EMAIL_ADDRESS", "SOCIAL_PROFILE", "PERSONAL_URL"})


def _owner(text: str, people: list[Person]) -> str | None:
    local = fold(text.split("@", maxsplit=1)[0] if "@" in text[1:] else text)
    best: tuple[int, str] | None = None
    for person in people:
        if person.label is not None:
            continue
        given = [name for name in person.given if name]
        weight = 0
        if person.surname and len(person.surname) >= 3 and person.surname in local:
            weight = 2 + any(len(name) > 1 and name in local for name in given) + any(local.startswith(name[0]) for name in given)
        elif given and len(given[0]) >= 3 and local.startswith(given[0]):
            weight = 1
        if weight and (best is None or weight > best[0]):
            best = (weight, person.key)
    return best[1] if best else None


def _as_names(cited: list[Sighting]) -> list[Sighting]:
    """Cited authors count as names too, so that they are linked and can be told apart from other people."""
    return [replace(sighting, type=PERSON, score=0.3) for sighting in cited if sighting.type == "CITED"]


def _cited(mention: Mention, places: Ranges, cases: Ranges) -> Mention:
    """Mark a mention that stands in a citation or case name; only a mention by other rules stays a proposal."""
    if not places.touches(mention.start, mention.end):
        return mention
    if cases.touches(mention.start, mention.end):
        return replace(mention, label="inquiry_name", tier=Tier.LOOK)
    return mention


def _finding(person: Person, mention: Mention, lists: Ranges) -> Merged:
    labels = {"cited"} if is_cited(mention) or lists.touches(mention.start, mention.end) else set()
    if person.label:
        labels.add(person.label)
    evidence = tuple(sorted({sighting.evidence for sighting in mention.sightings}, key=lambda e: (-e.score, e.recogniser, e.reason)))
    linked_as = Evidence("linking", 0.9, person.reasons.get(mention.start, "same name"))
    return Merged(mention.start, mention.end, PERSON, mention.tier, mention.score, (*evidence, linked_as), person.key, frozenset(labels))


def is_cited(mention: Mention) -> bool:
    """Say whether a mention stands in a citation."""
    return any(sighting.source == "rule:citation" for sighting in mention.sightings)


def _raised(findings: list[Merged], people: list[Person]) -> list[Merged]:
    """Raise single weak mentions of someone who is proposed elsewhere; lower everyone who is only ever cited."""
    by_key = {person.key: person for person in people}
    of: dict[str | None, list[Merged]] = defaultdict(list)
    for found in findings:
        of[found.subject].append(found)
    only_cited = {person.key for person in people if person.mentions and only_cites(person, of[person.key])}
    raised = []
    for found in findings:
        person = by_key[found.subject or ""]
        if person.key in only_cited:
            raised.append(replace(found, tier=Tier.LOOK, labels=found.labels | {"cited"}))
        elif (
            found.tier is Tier.LOOK
            and person.tier is Tier.PROPOSE
            and not found.labels
            and not any(e.recogniser in {"rule:misspelt", "rule:carried"} for e in found.evidence)
        ):
            raised.append(
                replace(
                    found, tier=Tier.PROPOSE, evidence=(*found.evidence, Evidence("linking", 0.9, f"{person.key} is proposed elsewhere"))
                )
            )
        else:
            raised.append(found)
    return raised


def only_cites(person: Person, findings: Iterable[Merged]) -> bool:
    """Say whether a person is named as a cited author and nothing else makes them a person of the story."""
    mine = [found for found in findings if found.subject == person.key]
    if not any("cited" in found.labels for found in mine):
        return False
    personal = {"rule:signature", "rule:introduced", "rule:address-name", "rule:first-name"}
    return not any(evidence.recogniser in personal for found in mine if "cited" not in found.labels for evidence in found.evidence)
