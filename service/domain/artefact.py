"""The immutable output of a stage: kept encrypted, named by kind and version, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.proposal import Purpose


class ArtefactKind(StrEnum):
    """Which stage made it."""

    ORIGINAL = "original"
    DOCUMENT = "document"
    DETECTION = "detection"
    UNDERSTANDING = "understanding"
    PROPOSALS = "proposals"
    REDACTION_SET = "redaction_set"
    RENDITION = "rendition"
    VERIFICATION = "verification"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Artefact:
    """The row of one artefact; its content lies in an encrypted blob of the same id.

    `version` counts from 1 for each (submission, kind, purpose). `of` is the id of what it was made from
    (an arrival's document, a rendition's redaction set). `digest` is keyed over the content.
    """

    id: str
    submission: str
    kind: ArtefactKind
    version: int
    digest: str
    size: int
    created_at: datetime
    media_type: str = "application/json"
    purpose: Purpose | None = None
    of: str | None = None
