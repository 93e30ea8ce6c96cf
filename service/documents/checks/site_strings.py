"""Many strings hunted over many texts: what was redacted in any response stands on no page of a site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service.documents.checks.examined import covered, flat
from service.documents.checks.hunting import ANYWHERE, ANYWHERE_WITH_DIGIT, IN_CONTEXT, SHORTEST, Hunter
from service.domain.finding import PERSON
from service.domain.verification import Secret
from service.kit.folding import fold

_WORD = re.compile(r"[^\W\d_]+")


def points_everywhere(secret: Secret) -> bool:
    """Say whether a string may stand nowhere on a whole site: a full name, an address, a number long enough to be somebody's.

    A lone word, a date or a town, and a run of ordinary words, points at somebody in its own response only.
    """
    folded = fold(secret.text)
    if secret.region or len(folded) < SHORTEST or secret.kind in IN_CONTEXT:
        return False
    if "@" in secret.text:
        return True
    if any(map(str.isdigit, folded)):
        return len(folded) >= ANYWHERE_WITH_DIGIT
    if secret.kind == PERSON:
        return len(_WORD.findall(secret.text)) > 1
    return len(folded) >= ANYWHERE


@dataclass(frozen=True, slots=True)
class SiteHit:
    """One string found on a site (its folded words are never shown), and whose it is. `kept` says that a kept string stands over it."""

    owner: str
    words: str
    kept: bool


@dataclass(slots=True)
class SiteStrings:
    """The strings, looked up by their first letters, so that a text is walked once however many there are."""

    _by_start: dict[str, list[tuple[str, str, Secret]]] = field(default_factory=dict)

    def add(self, owner: str, secrets: Iterable[Secret]) -> None:
        """Add the strings of one owner; those that do not point at somebody everywhere are left out."""
        for secret in secrets:
            if points_everywhere(secret):
                folded = fold(secret.text)
                self._by_start.setdefault(folded[:SHORTEST], []).append((folded, owner, secret))

    def hits(self, text: str, *, kept: Iterable[str] = (), binary: bool = False) -> Iterator[SiteHit]:
        """Yield where the strings stand in a text, in folded form; in `binary` text short ones are chance and do not count."""
        folded = fold(text)
        starts = {folded[at : at + SHORTEST] for at in range(len(folded) - SHORTEST + 1)} & self._by_start.keys()
        found = [
            (owner, secret)
            for start in starts
            for whole, owner, secret in self._by_start[start]
            if whole in folded and not (binary and len(whole) < ANYWHERE)
        ]
        if not found:
            return
        line, spelt = flat(text), tuple(flat(string) for string in kept)
        for owner, secret in found:
            for hit in Hunter((secret,)).whole(line):  # the gate's own rule knows where words begin and end
                yield SiteHit(owner, fold(line[hit.start : hit.end]), covered(hit, line, spelt))
