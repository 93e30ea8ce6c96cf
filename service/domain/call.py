"""A call for evidence: data, never code."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Naming(StrEnum):
    """Whether the names of individuals who responded may be published."""

    NEVER = "never"
    OPT_IN = "opt_in"


class Publishing(StrEnum):
    """What becomes of responses."""

    FULL = "full"
    SUMMARY = "summary"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Contact:
    """The call's own published contact: it stays."""

    name: str | None = None
    role: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question; `keywords` help to tell which are answered."""

    number: int
    text: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """What a public body asks, until when, under which notice and which packs.

    `opens` and `closes` are aware times (Europe/London). `keep` and `deny` are strings never or always redacted. Nothing is published
    before `embargo`; `small_numbers_below` takes the place of the general limit for tables.
    """

    id: str
    title: str
    publisher: str
    authority_type: str
    notice: str
    closes: datetime
    opens: datetime | None = None
    closes_on_day: bool = True
    questions: tuple[Question, ...] = ()
    regimes: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    publishing: Publishing = Publishing.FULL
    names_of_individuals: Naming = Naming.OPT_IN
    organisations_named: bool = True
    reasons_required: bool = True
    disclaimer_rule: str = "not_of_itself"
    contacts: tuple[Contact, ...] = ()
    languages: tuple[str, ...] = ("en",)
    retention: dict[str, str] = field(default_factory=dict)
    references: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    embargo: datetime | None = None
    small_numbers_below: int | None = None


@dataclass(frozen=True, slots=True)
class NoticeWarning:
    """Something in a call's notice that the publisher should put right, in plain words."""

    code: str
    message: str
    quote: str
