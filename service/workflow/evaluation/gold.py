"""What a person says is in a text: marks on it, and what it states about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from service.domain.document import Span


class MarkKind(StrEnum):
    """What should become of a marked span. `OTHER` is marked but counts neither way."""

    DIRECT = "direct"
    QUASI = "quasi"
    KEEP = "keep"
    REGION = "region"
    OTHER = "other"


#: What a redacted version must not show; what a mask may hit without being wrong.
MUST_GO = frozenset({MarkKind.DIRECT, MarkKind.QUASI, MarkKind.REGION})


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked span. `person` is the same key for all mentions of one person; None when nobody's mention is counted."""

    kind: MarkKind
    span: Span
    type: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A marked text; `statements` holds only the fields somebody judged. `id` is safe to print.

    `call` is the id of the call it answers, where that is not the one evaluated with.
    """

    id: str
    text: str
    marks: tuple[Mark, ...] = ()
    statements: Mapping[str, Any] = field(default_factory=dict)
    received: datetime | None = None
    kind: str = ""
    call: str | None = None


class BadGold(ValueError):
    """Gold that cannot be read; the message says where and what to write, never what the text says."""
