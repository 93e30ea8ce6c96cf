"""Where in a sentence a reason begins, so that what is asked and why are read apart."""

from __future__ import annotations

import re

_PRONOUN = (
    r"(?:it|this|these|those|they|i'?m?|i'?ve|we|there|he|she|my|our|some|any|a number|disclosure|publication|publishing|being"
    r"|otherwise|if|the|both|not|all|doing|several|many|people|colleagues|a)\b"
)
_MARKER = re.compile(
    rf"\b(?:because(?: of)?|cos|coz|cuz|'cause|bcos|since {_PRONOUN}|as (?:is|are|usual)\b|as {_PRONOUN}(?! (?:matter"
    rf"|result|whole|condition|'|\"|voluntary|charity|provider|member|private|member|small|local|service|national|anonymous"
    rf"|pseudonym|person))|due to|owing to|in order (?:to|not to)|so (?:that|as)(?! long)|given that|given (?:the|my|our"
    rf"|how)|for fear|in view of|on account of|on the grounds?|(?:the|my|our) reasons?|to (?:protect|avoid|prevent"
    rf"|safeguard|minimi[sz]e|reduce)|for (?:my|our|the|his|her|their|reasons of|legal|personal|safety|security"
    rf"|professional|obvious|family|commercial|data protection|contractual) (?:\w+ )?(?:safety|protection|reasons?|sake"
    rf"|security|privacy|wellbeing|health)"
    r"|reason(?:s)?:|by reason of|in light of|in case|lest|seeing (?:as|that)|(?:which|that) (?:would|could|might"
    r"|may) (?:put|harm|damage|cause|prejudice|place|expose|breach|endanger)|oherwydd|gan fod|am fod|achos|gan y|er mwyn"
    r"|rhag ofn)\b"
)


def reason_at(text: str) -> tuple[int, int] | None:
    """Return the place of the reason in a plain sentence, its marker included, or None."""
    found = _MARKER.search(text)
    if not found:
        return None
    if found.start() <= 4:
        comma = text.find(",", found.end())
        return (found.start(), comma if comma > 0 else len(text))
    return found.start(), len(text)


def without_reason(text: str) -> str:
    """Return the plain sentence with its reason blotted out; all of it when the reason comes first and nothing follows."""
    place = reason_at(text)
    if place is None:
        return text
    start, end = place
    if start <= 4 and end >= len(text) - 1:
        return text
    return text[:start] + "¤" * (end - start) + text[end:]
