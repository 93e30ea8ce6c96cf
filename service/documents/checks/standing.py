"""Redacted words that still stand in the text that stays: the gate's own hunt, before anything is written."""

from __future__ import annotations

import re

from service.documents.checks.examined import Examined
from service.domain.verification import Secret


def still_standing(text: str, secrets: tuple[Secret, ...], kept: frozenset[str]) -> tuple[str, ...]:
    """Return each string of `text` that the gate would report, in whole words, longest first; passages are the gate's own to report."""
    examined = Examined(b"", "text/plain", secrets, text, kept)
    flat = re.sub(r"\s+", " ", text)
    found = {_whole_words(flat, hit.start, hit.end) for hit in examined.leaks_in_text(text) if hit.end > hit.start}
    return tuple(sorted(found, key=lambda string: (-len(string), string)))


def _whole_words(text: str, start: int, end: int) -> str:
    """A name run into another word is taken out with that word: half a word would tell where the name stood."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[start:end]
