"""How writers introduce themselves in passing ("Ann Example here, a nurse"), and the fuller of two forms of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.confidentiality.names import personal
from service.confidentiality.own_words import Own
from service.domain.document import Document, Span

Offer = tuple[float, str, Span]

_WORD = r"[A-ZÀ-ÞŁŚŠŽĐ][\w'’]*(?:-[A-ZÀ-Þ]?[\w'’]+)*\.?"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:ap|ab|ferch|de|van|von|bin|al|da|ní|nic|{_WORD})){{1,4}})"
_LEADS = (
    (0.9, re.compile(rf"^\W*{_NAME} (?:here\b|ydw i\b|yw'r enw)")),
    (0.88, re.compile(rf"\b[Tt]his is {_NAME}(?=[,.]| (?:here|from|writing))")),
    (0.88, re.compile(rf"\b(?:[Mm]yself|[Jj]ust me|[Ii]t's me|only me), {_NAME}(?=[,.]|$)")),
    (
        0.86,
        re.compile(rf"\b(?:capacity|[Rr]espondent|[Aa]uthor|[Ss]ubmitted by|Evidence of|Submission (?:of|by))\s?:?\s{_NAME}(?=[,.(]|$)"),
    ),
    (0.86, re.compile(rf"^\W*(?:(?:Mr|Mrs|Ms|Miss|Dr|Rev)\.? )?{_NAME} writes\b")),
    (0.7, re.compile(rf"(?:^|[.:] |-- )(?:capt\. |Capt\. |Dr |Mrs? |Ms )?{_NAME}(?=,? (?:--|-|–)|, (?:[a-z]|[A-Z][a-z]+ [a-z]))")),
)
_EARLY = 7
_ADDRESSED = re.compile(r"\b(?:dear|to|attention|fao|annwyl|hello|hi|cc|by|with|about|of)\W*$", re.IGNORECASE)
_OF_SELF = re.compile(r"\b(?:i|i'm|my|me|own|personal|private|retired|former|formerly|just a|here)\b", re.IGNORECASE)


def opening_names(own: tuple[Own, ...], document: Document) -> Iterator[Offer]:
    """Yield names by which the first sentences introduce their writer, surest first."""
    offers: list[Offer] = []
    for each in [one for one in own if one.passage.body][:_EARLY]:
        raw = document.quote(each.sentence.span)
        for confidence, lead in _LEADS:
            hit = lead.search(raw[:240])
            name = personal(" ".join(hit["name"].rstrip(".").split())) if hit else None
            if not hit or not name or (confidence < _LEADS[-2][0] and _ADDRESSED.search(raw[: hit.start("name")])):
                continue
            if confidence < _LEADS[-2][0] and not _OF_SELF.search(raw):
                continue
            start = each.sentence.span.start + hit.start("name")
            offers.append((confidence, name, Span(start, start + len(hit["name"].rstrip(".")))))
    yield from sorted(offers, key=lambda offer: -offer[0])


def fuller(offer: Offer, others: Sequence[Offer]) -> Offer:
    """Return the fullest form among `others` of the same name: a signature "N. Example" is the "Ned Example" of the first page."""
    best = offer
    for other in others:
        name = personal(other[1])
        if name and "\n" not in other[1] and _same(offer[1], name) and _weight(name) > _weight(best[1]):
            best = (offer[0], name, other[2])
    return best


def _weight(name: str) -> tuple[int, int]:
    words = _words(name)
    return sum(len(word) > 1 for word in words), len(name)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s.-]+", name.lower()) if word]


def _same(short: str, full: str) -> bool:
    """Each word of the shorter form is a word of the fuller one, or the first letter of one that is left."""
    if not any(len(word) == 1 for word in _words(short)):
        return False
    left = _words(full)
    for word in sorted(_words(short), key=len, reverse=True):
        match = next((each for each in left if each == word or (len(word) == 1 and each.startswith(word))), None)
        if match is None:
            return False
        left.remove(match)
    return any(len(word) > 1 and word in _words(full) for word in _words(short))
