"""A call's responses put before the public as a static site, and the public ids under which they stand there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.statement import Capacity


class Shown(StrEnum):
    """What a site shows of a response that came: the rows of its table on confidentiality."""

    PUBLISHED_WHOLE = "published_whole"
    PUBLISHED_IN_PART = "published_in_part"
    CONFIDENTIAL = "confidential"
    NOT_PUBLISHED = "not_published"


@dataclass(frozen=True, slots=True)
class PublicResponse:
    """The public id of a response that was published at least once: random, kept, linked to the submission in here alone.

    `renditions` are the artefacts last published. `changed_at` is when a correction took their place, `removed_at` when it was taken down.
    """

    id: str
    call: str
    submission: str
    renditions: tuple[str, ...]
    first_at: datetime
    changed_at: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file of a site: its path in it, and what it is. `sha256` is of published bytes."""

    path: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """A published response as lists name it. `name` is None where it is not public; `language` is that of its words."""

    id: str
    name: str | None
    capacity: Capacity
    questions: tuple[int, ...]
    language: str
    files: tuple[SiteFile, ...]
    corrected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """One publishing of a call's responses. `counts` are by `Shown`; `rules` and `rules_digest` name the rules for sites it was made under.

    `sha256` and `size` are of the zip, which is kept under a key of its own: erasing a response in it destroys that.
    """

    id: str
    call: str
    by: str
    at: datetime
    counts: dict[str, int]
    removed: int
    files: int
    sha256: str
    size: int
    rules: str
    rules_digest: str
    embargo: datetime | None = None
