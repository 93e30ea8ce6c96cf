"""A letter to a respondent, in the outbound tray until somebody has delivered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WrittenText:
    """The letter in one language; `draft` says that nobody has confirmed the wording of that language."""

    language: str
    title: str
    text: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter on one decision. `confirmed_by` is the approver who took its draft text upon themselves; it is delivered once."""

    id: str
    submission: str
    request: str
    decision: str
    kind: str
    texts: tuple[WrittenText, ...]
    by: str
    at: datetime
    template: str
    confirmed_by: str | None = None
    delivered_by: str | None = None
    delivered_at: datetime | None = None
    channel: str | None = None

    @property
    def needs_confirming(self) -> bool:
        """Say whether it holds draft text that no approver has confirmed."""
        return self.confirmed_by is None and any(text.draft for text in self.texts)
