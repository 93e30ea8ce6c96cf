"""How much of a span is gone, counted in letters and digits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service.domain.document import Span

#: Share of a mention's letters and digits that must be gone, and of a must-keep string's that may be.
MASKED_FROM = 0.9
DAMAGED_OVER = 0.1

_TITLE = re.compile(
    r"\s*(?:(?:(?:the\s+)?(?:rt|right)\.?\s+hon(?:ourable)?|his\s+honour|her\s+honour|assistant|chief|detective|police)\s+)?"
    r"(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lord|lady|rev|revd|reverend|father|fr|sister|sr|brother|judge|justice|"
    r"pc|ps|dc|ds|di|dci|dsu|supt|superintendent|inspector|insp|sergeant|sgt|constable|officer|warden|nurse|cllr|councillor|capt|captain|"
    r"major|colonel|col|cpl|corporal|imam|rabbi|sheikh|y\s+parch(?:edig)?|parch|parchedig|yr\s+athro|athro|y\s+cynghorydd|auntie|aunty|uncle)\.?\s+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’‘ʼ`]s?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Mask:
    """The letters and digits of one text that its redactions take away."""

    gone: tuple[bool, ...]
    counted: tuple[bool, ...]

    def share(self, span: Span, *, without: frozenset[int] = frozenset()) -> float | None:
        """Return the share gone of a span's letters and digits; None if it has none beside those `without`."""
        places = [at for at in range(span.start, span.end) if self.counted[at] and at not in without]
        return sum(self.gone[at] for at in places) / len(places) if places else None


def mask_of(text: str, spans: Iterable[Span]) -> Mask:
    """Return the mask that redacting the spans makes."""
    gone = bytearray(len(text))
    for span in spans:
        start, end = min(span.start, len(text)), min(span.end, len(text))
        gone[start:end] = b"\x01" * (end - start)
    return Mask(tuple(map(bool, gone)), tuple(map(str.isalnum, text)))


def core(text: str, span: Span) -> Span:
    """Return a mention's span without titles before it and a possessive s after it; the whole if nothing else is left."""
    start, end = span.start, span.end
    while (title := _TITLE.match(text, start, end)) and title.end() < end:
        start = title.end()
    if (tail := _POSSESSIVE.search(text[start:end])) and tail.start() > 0:
        end = start + tail.start()
    return Span(start, end) if any(character.isalnum() for character in text[start:end]) else span


def is_masked(share: float | None) -> bool:
    """Say whether a mention is gone."""
    return share is not None and share >= MASKED_FROM


def is_damaged(share: float | None) -> bool:
    """Say whether a must-keep string is no longer what it was."""
    return share is not None and share > DAMAGED_OVER
