"""Personal data found in a document, and the people it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.domain.document import Span, Warned


class Tier(StrEnum):
    """`propose`: a redaction is proposed. `look`: shown to the reviewer, not proposed."""

    PROPOSE = "propose"
    LOOK = "look"


class Class(StrEnum):
    """What kind of personal data a finding is (law.md section 9)."""

    DIRECT = "direct"
    QUASI = "quasi"
    SPECIAL = "special"
    CRIMINAL = "criminal"
    SECURITY = "security"


class SubjectKind(StrEnum):
    """Who a subject is in the document; pack rules decide by it."""

    RESPONDENT = "respondent"
    THIRD_PARTY = "third_party"
    CHILD = "child"
    VICTIM = "victim"
    OFFENDER = "offender"
    DECEASED = "deceased"
    STAFF = "staff"
    PROFESSIONAL = "professional"
    PUBLIC_FIGURE = "public_figure"
    AUTHOR = "author"
    OTHER = "other"


#: Findings of these types stand for a name, not a thing (`other` subjects: inquiry names, eponyms, products, places).
PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source's word for a finding: which recogniser, how sure (0..1), and why in a short English phrase."""

    recogniser: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One span of personal data.

    `id` is unique in its document ("f1" …). `type` is an entity type in capitals (PERSON, UK_NHS, EMAIL_ADDRESS …).
    `labels` are facts that keep rules read, e.g. "generic_mailbox", "switchboard", "call_contact", "cited",
    "eponym", "senior_signatory", "organisation", "junior_contact".
    `region` is True for a whole passage.
    """

    id: str
    span: Span
    type: str
    class_: Class
    tier: Tier
    score: float
    evidence: tuple[Evidence, ...]
    subject: str | None = None
    labels: frozenset[str] = frozenset()
    region: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A person (or a thing named like one), the same key for all mentions.

    `reason` says why this kind was chosen; `consents_to_naming` is what the document states of this person.
    """

    id: str
    kind: SubjectKind
    names: tuple[str, ...]
    reason: str
    labels: frozenset[str] = frozenset()
    consents_to_naming: bool = False


@dataclass(frozen=True, slots=True)
class Jigsaw:
    """A combination of quasi-identifiers that points at one person."""

    id: str
    subject: str | None
    finding_ids: tuple[str, ...]
    tier: Tier
    reason: str


@dataclass(frozen=True, slots=True)
class Detection:
    """All that detection says of one document; `warnings` name text that was not examined."""

    findings: tuple[Finding, ...]
    subjects: tuple[Subject, ...]
    jigsaw: tuple[Jigsaw, ...] = ()
    models: tuple[str, ...] = ()
    warnings: tuple[Warned, ...] = ()

    def finding(self, finding_id: str) -> Finding:
        """Return the finding of that id."""
        return next(finding for finding in self.findings if finding.id == finding_id)

    def subject(self, subject_id: str | None) -> Subject | None:
        """Return the subject of that id, or None."""
        return next((subject for subject in self.subjects if subject.id == subject_id), None)
