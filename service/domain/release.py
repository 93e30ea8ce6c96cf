"""What left the house, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.domain.proposal import Purpose
from service.domain.verification import Verification


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """One file of a bundle under its neutral name. `sha256` is of released bytes, which are public."""

    name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Release:
    """A bundle that two people and the leak gate have passed. `bundle` is its artefact; `certificate` its certificate's id."""

    id: str
    submission: str
    call: str
    review: str
    purpose: Purpose
    approval: str
    bundle: str
    sha256: str
    files: tuple[ReleasedFile, ...]
    by: str
    at: datetime
    certificate: str | None = None
    recalled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VerificationRecord:
    """The gate's signed word on one rendition; only the verb `verify` makes one, and `release` checks it again.

    `sha256` is of the rendition's bytes. `signature` is Ed25519 over what the workflow says it covers, `key_id` names the key.
    """

    id: str
    submission: str
    review: str
    rendition: str
    sha256: str
    result: Verification
    at: datetime
    key_id: str
    signature: bytes
