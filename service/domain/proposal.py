"""What is proposed to happen to each finding or claim, and the redactions that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.domain.document import Span
from service.domain.finding import Tier


class Purpose(StrEnum):
    """For whom a version is made."""

    PUBLICATION = "publication"
    FOI = "foi"
    EIR = "eir"
    SAR = "sar"


class Action(StrEnum):
    """What happens to a span."""

    REDACT = "redact"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class PackReference:
    """Which law a decision was made under. `digest` is the sha256 hex of the pack's bytes."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed action with its ground and rule.

    `id` is stable for the same quote and place. Exactly one of `finding`, `claim`, `jigsaw` and `person` says where it
    comes from: a finding id, a confidentiality part, a jigsaw id or a reviewer's own mark.
    `mark` is the text that stands in its place, e.g. "[redacted: personal information]".
    """

    id: str
    span: Span
    action: Action
    tier: Tier
    ground: str
    rule: str
    reason: str
    mark: str
    finding: str | None = None
    claim: str | None = None
    jigsaw: str | None = None
    subject: str | None = None
    region: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a writer puts in place of a span: non-overlapping, in order."""

    span: Span
    mark: str
    ground: str
    region: bool = False


@dataclass(frozen=True, slots=True)
class ProposalSet:
    """One version of the proposals of a submission for a purpose, with the artefacts it was made from.

    `grants` are the ids of the request decisions whose grants it honours.
    """

    submission: str
    purpose: Purpose
    document: str
    detection: str
    understanding: str
    pack: PackReference
    proposals: tuple[Proposal, ...]
    grants: tuple[str, ...] = ()
