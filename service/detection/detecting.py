"""Personal data in a document: found by models, patterns and rules, weighed, linked to people, in two tiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from presidio_analyzer import AnalyzerEngine

from service.detection.classifier import load_classifier
from service.detection.engine import build_engine, sightings
from service.detection.merging import Merged, merged
from service.detection.names.initials import sight_initials
from service.detection.names.people import Person
from service.detection.naming import linked, people_findings
from service.detection.ner import load_ner
from service.detection.reading import Reading, read
from service.detection.recognisers.registry import CLASS_OF, uk_recognisers
from service.detection.roles import Roles
from service.detection.sighting import Sighting
from service.domain.call import Contact
from service.domain.document import Anchor, Block, BlockKind, Document, Part
from service.domain.finding import Class, Detection, Finding, Subject, SubjectKind, Tier
from service.domain.statement import Capacity

#: What models say of people and what speaks against them: weighed apart from identifiers.
_ABOUT_PEOPLE = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NORP", "THING", "DATE_TIME"})


@dataclass(frozen=True, slots=True)
class DetectorSettings:
    """What detection may spend: text beyond `most_characters` is not examined and said."""

    most_characters: int = 4_000_000


DEFAULT = DetectorSettings()


@dataclass(frozen=True)
class Detector:
    """Models and recognisers loaded once; `detect` may be called from several threads."""

    engine: AnalyzerEngine = field(repr=False)
    models: tuple[str, ...]
    settings: DetectorSettings = DEFAULT

    def detect(
        self, document: Document, *, keep: tuple[str, ...] = (), deny: tuple[str, ...] = (), thresholds: Mapping[str, float] | None = None
    ) -> Detection:
        """Return all findings with their subjects; `keep` strings are never found, `deny` strings always."""
        reading = read(document, self.settings.most_characters)
        seen = [*sightings(self.engine, reading.text), *sight_initials(reading)]
        found = self._identifiers(seen, thresholds or {})
        people, names = people_findings(reading, seen, found)
        found = linked(reading, found, people)
        return _result(reading, [*found, *names], people, self.models)

    def with_roles(
        self,
        document: Document,
        detection: Detection,
        *,
        respondent_name: str | None,
        organisation: str | None,
        capacity: Capacity,
        contacts: tuple[Contact, ...],
        consents_to_naming: bool,
    ) -> Detection:
        """Return the detection with kinds of subject, the labels keep rules read, and combinations that point at one person."""
        return Roles(document, respondent_name, organisation, capacity, contacts, consents_to_naming).settle(detection)

    def find_strings(self, text: str) -> list[str]:
        """Return the strings a second reading would propose: direct identifiers and names; for the leak gate on written text."""
        blocks = tuple(Block(BlockKind.PARAGRAPH, line, "", Anchor("")) for line in text.split("\n"))
        document = Document("text", "text/plain", blocks, (Part("", "text", "text/plain"),))
        found = self.detect(document).findings
        direct = (finding for finding in found if finding.tier is Tier.PROPOSE and finding.class_ is not Class.QUASI and not finding.labels)
        return list(dict.fromkeys(document.quote(finding.span) for finding in direct))

    def _identifiers(self, seen: list[Sighting], thresholds: Mapping[str, float]) -> list[Merged]:
        return merged(
            (sighting for sighting in seen if sighting.type not in _ABOUT_PEOPLE and sighting.source not in {"rampart", "spacy"}),
            thresholds,
        )


def load_detector(settings: DetectorSettings = DEFAULT) -> Detector:
    """Load models and recognisers once; takes about a second."""
    recognisers = [load_ner(), load_classifier(), *uk_recognisers()]
    return Detector(build_engine(recognisers), ("en_core_web_sm 3.8.0", "rampart int8 2026-11"), settings)


def _result(reading: Reading, found: list[Merged], people: list[Person], models: tuple[str, ...]) -> Detection:
    """Number the findings in order and move them to the document's own offsets."""
    findings = tuple(
        _finding(reading, item, number) for number, item in enumerate(sorted(found, key=lambda item: (item.start, -item.end, item.type)), 1)
    )
    subjects = tuple(
        Subject(
            person.key,
            SubjectKind.OTHER if person.label else SubjectKind.THIRD_PARTY,
            tuple(person.forms),
            "not told apart yet",
            frozenset({person.label} if person.label else ()),
        )
        for person in people
    )
    return Detection(findings, subjects, models=models)


def _finding(reading: Reading, item: Merged, number: int) -> Finding:
    class_ = CLASS_OF.get(item.type, Class.DIRECT)
    return Finding(
        f"f{number}",
        reading.back(item.start, item.end),
        item.type,
        class_,
        item.tier,
        min(1.0, round(item.score, 3)),
        item.evidence,
        item.subject,
        item.labels,
        item.region,
    )
