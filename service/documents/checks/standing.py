"""Redacted words that still stand in the text that stays: the gate's own hunt, before anything is written."""

from __future__ import annotations

import re

from service.documents.checks.examined import Examined
from service.domain.verification import Secret


def still_standing(text: str, secrets: tuple[Secret, ...], kept: frozenset[str]) -> tuple[str, ...]:
    """Return each string of `text` that the gate would report, once, longest first; passages are the gate's own to report."""
    examined = Examined(b"", "text/plain", secrets, text, kept)
    flat = re.sub(r"\s+", " ", text)
    found = {flat[hit.start : hit.end] for hit in examined.leaks_in_text(text) if hit.end > hit.start}
    return tuple(sorted(found, key=lambda string: (-len(string), string)))
