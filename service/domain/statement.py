"""What a respondent says about the submission itself: who, for whom, confidential or not, contact or not.

Field for field the `submission` object of the report (openapi/report.schema.json).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.document import Span


class Capacity(StrEnum):
    """For whom the respondent writes."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"
    UNCLEAR = "unclear"


class Scope(StrEnum):
    """What a confidentiality request covers."""

    WHOLE = "whole"
    IDENTITY = "identity"
    ORGANISATION = "organisation"
    PART = "part"
    THIRD_PARTY = "third_party"
    COMMERCIAL = "commercial"
    QUOTATION = "quotation"
    NO_SHARING = "no_sharing"


class Quality(StrEnum):
    """How good a stated reason is."""

    GOOD = "good"
    WEAK = "weak"
    NONE = "none"


class Owner(StrEnum):
    """Whose automatic disclaimer it is."""

    SENDER = "sender"
    QUOTED = "quoted"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document that carry a statement. `about` names the field they speak of (e.g. "capacity")."""

    about: str
    span: Span
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Justification:
    """The reason given for a request; `span` is where it stands."""

    text: str
    span: Span
    quality: Quality


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """An automatic disclaimer: recorded, never a request."""

    span: Span
    owner: Owner
    family: str


@dataclass(frozen=True, slots=True)
class Consent:
    """What the respondent agrees to; None where nothing is said."""

    publish: bool | None = None
    name_organisation: bool | None = None
    quote: bool | None = None
    name_respondent: bool | None = None


@dataclass(frozen=True, slots=True)
class Confidentiality:
    """The confidentiality request of a submission, if there is one, and what only looks like one.

    `parts` are the passages a request of part, commercial or third-party scope points to (region redactions).
    `uncertain` is True when a person must look before anything is published.
    """

    requested: bool = False
    scope: tuple[Scope, ...] = ()
    justification: Justification | None = None
    parts: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()
    time_limit: str | None = None
    conditions: str | None = None
    question: bool = False
    withdrawn: bool = False
    consult_first: bool = False
    marking: str | None = None
    disclaimers: tuple[Disclaimer, ...] = ()
    automatic_disclaimer_only: bool = False
    contradictory: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that a submission says about itself. `late` is None when `received` is."""

    capacity: Capacity = Capacity.UNCLEAR
    respondent_name: str | None = None
    organisation: str | None = None
    self_description_present: bool = False
    received: datetime | None = None
    late: bool | None = None
    questions_answered: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    do_not_contact: bool = False
    contact_channel: str | None = None
    child_or_vulnerable: bool = False
    consent: Consent = Consent()
    quotes: tuple[Quote, ...] = ()
    confidentiality: Confidentiality = Confidentiality()


@dataclass(frozen=True, slots=True)
class Stated:
    """Details that came beside the file (form fields or manifest); kept next to what is found, never merged into it."""

    capacity: Capacity | None = None
    organisation: str | None = None
    name: str | None = None
    email: str | None = None
    confidential: bool | None = None
    confidentiality_reason: str | None = None
    do_not_contact: bool | None = None
