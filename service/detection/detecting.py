"""Personal data in a document: found by models, patterns and rules, weighed, linked to people, in two tiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from presidio_analyzer import AnalyzerEngine

from service.detection.added_models import SPACY, AddedModel, load_added, load_spacy
from service.detection.classifier import NameClassifier, load_classifier
from service.detection.decisions import DECIDED, SPOKEN, Decisions, sight_decided
from service.detection.engine import build_engine, sightings
from service.detection.jigsaw import with_jigsaw
from service.detection.listing import ABOUT_PEOPLE, apart, attached, details, listed
from service.detection.merging import Merged, merged
from service.detection.names.columns import sight_column_numbers
from service.detection.names.initials import sight_initials
from service.detection.names.people import Person
from service.detection.naming import linked, people_findings
from service.detection.narratives import with_narratives
from service.detection.ner import SpacyNames, load_ner
from service.detection.reading import Reading, read
from service.detection.recognisers.registry import uk_recognisers
from service.detection.roles import Roles
from service.detection.sighting import Sighting
from service.detection.widening import widened
from service.domain.call import Contact
from service.domain.document import Anchor, Block, BlockKind, Document, Part, Warned
from service.domain.finding import PERSON, Class, Detection, Finding, Subject, SubjectKind, Tier
from service.domain.statement import Capacity

#: The classifier's word alone for these is only worth a look, with so many digits at least.
_WEAK = {"PHONE_NUMBER": 7, "ID": 6, "ADDRESS": 2}


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
        said = sightings(self.engine, reading.text)
        decisions = Decisions(reading, said)
        seen = [*(each for each in said if each.type not in SPOKEN), *sight_initials(reading), *sight_column_numbers(reading)]
        identifiers = self._identifiers(reading, [*seen, *sight_decided(reading, decisions, seen)], thresholds or {})
        people, names = people_findings(reading, seen, identifiers, decisions)
        identifiers = attached(reading, linked(reading, identifiers, people), names)
        certain = list(widened(reading, apart(identifiers, names), decisions))
        found = [*certain, *details(reading, seen, names, identifiers, decisions)]
        findings = listed(reading, found, keep=keep, deny=deny)
        detection = Detection(
            findings, tuple(_subject(person) for person in people), models=self.models, warnings=_unexamined(document, self.settings)
        )
        return with_narratives(document, with_jigsaw(document, detection))

    def forget(self) -> None:
        """Forget what the models said of earlier texts; for measuring."""
        for recogniser in self.engine.registry.recognizers:
            if isinstance(recogniser, SpacyNames | NameClassifier):
                recogniser.forget()

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
        settled = Roles(document, respondent_name, organisation, capacity, contacts, consents_to_naming).settle(detection)
        return with_narratives(document, with_jigsaw(document, settled))

    def find_strings(self, text: str) -> list[str]:
        """Return the strings a second reading would propose: direct identifiers and names; for the leak gate on written text."""
        blocks = tuple(Block(BlockKind.PARAGRAPH, line, "", Anchor("")) for line in text.split("\n"))
        document = Document("text", "text/plain", blocks, (Part("", "text", "text/plain"),))
        found = self.detect(document).findings
        direct = (
            finding
            for finding in found
            if finding.tier is Tier.PROPOSE
            and finding.class_ is not Class.QUASI
            and not finding.labels
            and not _by_one_model(document, finding)
        )
        return list(dict.fromkeys(document.quote(finding.span) for finding in direct))

    def _identifiers(self, reading: Reading, seen: list[Sighting], thresholds: Mapping[str, float]) -> list[Merged]:
        wanted = (sighting for sighting in seen if sighting.type not in ABOUT_PEOPLE and sighting.source not in {"rampart", "spacy"})
        weak = (sighting for sighting in seen if sighting.source == "rampart" and sighting.type in _WEAK and _useful(reading, sighting))
        return merged([*wanted, *(replace(sighting, score=min(sighting.score, 0.5)) for sighting in weak)], thresholds)


def load_detector(settings: DetectorSettings = DEFAULT, added: tuple[AddedModel, ...] = ()) -> Detector:
    """Load models and recognisers once; takes about a second, longer with `added` models."""
    another = next((model for model in added if model.kind == SPACY), None)
    beside = [model for model in added if model.kind != SPACY]
    names = load_spacy(another) if another else load_ner()
    recognisers = [names, load_classifier(), *map(load_added, beside), *uk_recognisers()]
    models = (
        another.name if another else "en_core_web_sm 3.8.0",
        "rampart trained on evidence, int8 2026-11",
        *(model.name for model in beside),
    )
    return Detector(build_engine(recognisers), models, settings)


def _subject(person: Person) -> Subject:
    """Return a person of the register as a subject whose part is not known yet."""
    labels = frozenset({person.label} if person.label else ())
    kind = SubjectKind.OTHER if person.label else SubjectKind.THIRD_PARTY
    return Subject(person.key, kind, tuple(person.forms), "named; the part is told apart once statements are understood", labels)


def _by_one_model(document: Document, finding: Finding) -> bool:
    """Say whether one word is a name on the classifier's word alone, which masks beside it make unsure."""
    alone = {said.recogniser for said in finding.evidence} <= {"rampart", DECIDED, "linking"}
    return alone and finding.type == PERSON and " " not in document.quote(finding.span)


def _useful(reading: Reading, sighting: Sighting) -> bool:
    """Say whether the classifier's word for a number or address holds digits enough to be one."""
    return sum(character.isdigit() for character in reading.text[sighting.start : sighting.end]) >= _WEAK[sighting.type]


def _unexamined(document: Document, settings: DetectorSettings) -> tuple[Warned, ...]:
    """Say which text was not examined, so that nobody takes it for clean."""
    length = len(document.text)
    return (Warned("not_examined", settings.most_characters, length),) if length > settings.most_characters else ()
