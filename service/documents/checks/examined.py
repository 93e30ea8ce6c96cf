"""What every check is given and what it answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from service.documents.checks.hunting import IN_CONTEXT, RUN_IN, WORD, Hit, Hunter
from service.documents.checks.run_in import parted
from service.domain.verification import Secret
from service.kit.folding import fold

Find = Callable[[str], list[str]]


@dataclass(frozen=True)
class Examined:
    """A written file's bytes, what must not be in them, and what must."""

    content: bytes
    media_type: str
    secrets: tuple[Secret, ...]
    expected_text: str
    kept: frozenset[str] = frozenset()
    find: Find | None = None
    file_name: str | None = None

    @cached_property
    def hunter(self) -> Hunter:
        """All secrets."""
        return Hunter(self.secrets)

    @cached_property
    def hidden_hunter(self) -> Hunter:
        """The secrets that no reader of the approved text sees; in hidden places one of them is always a leak."""
        seen = self.approved
        hidden = tuple(secret for secret in self.secrets if fold(secret.text) not in seen)
        return Hunter(hidden, frozenset(fold(word) for word in WORD.findall(self.expected_text)))

    def leaks_in_text(self, text: str) -> list[Hit]:
        """Return the hits in a text that readers see, less those a kept string covers or the approved text accounts for."""
        line = flat(text)
        hits = self.hunter.in_text(line)
        return [hit for hit in _beyond_context(hits, self, text) if not covered(hit, line, self._kept_flat)] if hits else []

    @cached_property
    def approved(self) -> str:
        """The approved text, folded."""
        return fold(self.expected_text)

    @cached_property
    def _kept_flat(self) -> tuple[str, ...]:
        return tuple(spelt for string in self.kept if len(spelt := flat(string).strip()) > 1)


def flat(text: str) -> str:
    """Return text on one line: a line's end may part a kept string in a page."""
    return re.sub(r"\s+", " ", text)


def covered(hit: Hit, text: str, kept: Iterable[str]) -> bool:
    """Say whether a kept string, at least as long as the hit, stands over it; what was run into another word nothing keeps."""
    if hit.end <= hit.start or hit.how == RUN_IN or parted(text, hit.start) or parted(text, hit.end):
        return False
    for string in kept:
        if len(string) >= hit.end - hit.start and text.find(string, max(0, hit.end - len(string)), hit.start + len(string)) >= 0:
            return True
    return False


def _beyond_context(hits: list[Hit], examined: Examined, text: str) -> list[Hit]:
    """Drop hits of context-bound kinds that stand in the approved text just as often."""
    bound = {hit.secret for hit in hits if examined.secrets[hit.secret].kind in IN_CONTEXT}
    shown, approved = (fold(text), examined.approved) if bound else ("", "")

    def accounted(number: int) -> bool:
        folded = fold(examined.secrets[number].text)
        return folded in approved and shown.count(folded) <= approved.count(folded)

    gone = {number for number in bound if accounted(number)}
    return [hit for hit in hits if hit.secret not in gone]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name and engine for the certificate, and the work; it answers with what is wrong, by codes only."""

    name: str
    engine: str
    run: Callable[[Examined], list[str]]


def said(hits: Iterable[Hit], where: str) -> list[str]:
    """Return one line per hit: which secret by number, how and where; never the words."""
    return sorted({f"{where}: secret {hit.secret + 1} as {hit.how}" for hit in hits})
