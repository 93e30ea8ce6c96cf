"""What the leak gate must never find again: the redacted strings, in the pieces that matter.

A region is hunted as runs of five words, not as each common word; a short string by itself, a name also by its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.domain.document import Document, Span
from service.domain.finding import PERSON, Finding
from service.domain.proposal import Replacement
from service.domain.verification import Secret
from service.kit.folding import fold

TEXT = "TEXT"
PHRASE = "PHRASE"
IDENTIFIER = "IDENTIFIER"
#: With this many digits a string points at one person or account wherever it stands.
FEWEST_DIGITS = 5
#: Words in one shingle of a region; a shorter phrase is hunted whole.
SHINGLE = 5
SHORTEST_PHRASE = 12
#: A longer replaced string is running text, hunted by shingles like a region.
LONGEST_STRING = 100
MOST_SHINGLES = 20_000
#: Findings are looked up by stretches of this many code points.
STRETCH = 500
Places = dict[int, list[tuple[int, Finding]]]
WORD = re.compile(r"\w[\w'’.-]*")
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|[\n\t]+")
NAME = re.compile(r"(?:[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*[ \u00a0]?){1,6}")


def secrets_from(document: Document, replacements: Iterable[Replacement], findings: Iterable[Finding] = ()) -> tuple[Secret, ...]:
    """Return the secrets of a document's replacements; `findings` give their kinds, else the look of the string does.

    Five-word runs of a region that also stand in text that is kept are common wording, not secrets.
    """
    made = tuple(replacements)
    kept = _kept(document, made)
    near = _by_place(finding for finding in findings if not finding.region)
    secrets: dict[Secret, None] = {}
    for replacement in made:
        text = document.quote(replacement.span)
        inside = _overlapping(near, replacement.span)
        if replacement.region or len(text) > LONGEST_STRING:
            secrets.update(dict.fromkeys(_shingles(text, kept)))
        else:
            secrets.update(dict.fromkeys(_strings(document, replacement.span, inside)))
        secrets.update((Secret(document.quote(finding.span), finding.type), None) for finding in inside if finding.class_ == "direct")
    return tuple(secret for secret in secrets if fold(secret.text))


def _by_place(findings: Iterable[Finding]) -> Places:
    """Lay findings out by the stretches of text they touch, so that each replacement looks at its neighbours only."""
    places: Places = {}
    for number, finding in enumerate(findings):
        for stretch in range(finding.span.start // STRETCH, finding.span.end // STRETCH + 1):
            places.setdefault(stretch, []).append((number, finding))
    return places


def _overlapping(places: Places, span: Span) -> list[Finding]:
    stretches = range(span.start // STRETCH, span.end // STRETCH + 1)
    near = {number: finding for stretch in stretches for number, finding in places.get(stretch, ())}
    return [near[number] for number in sorted(near) if span.overlaps(near[number].span)]


def _kept(document: Document, replacements: tuple[Replacement, ...]) -> str:
    pieces: list[str] = []
    at = 0
    for replacement in replacements:
        pieces.append(fold(document.text[at : replacement.span.start]))
        at = replacement.span.end
    pieces.append(fold(document.text[at:]))
    return "\n".join(pieces)


def _strings(document: Document, span: Span, inside: list[Finding]) -> Iterable[Secret]:
    text = document.quote(span).strip()
    whole = next((finding.type for finding in inside if finding.span.covers(span)), None)
    yield Secret(text, whole or kind_by_look(text))
    if whole is None:
        pieces = [piece.strip() for piece in re.split(r"[,;\n\t]+", text)]
        yield from (Secret(piece, kind_by_look(piece)) for piece in pieces if piece != text and len(fold(piece)) > 3)


def kind_by_look(text: str) -> str:
    """Return PERSON for words that all begin with a capital, IDENTIFIER for addresses and numbers, TEXT for anything else."""
    if "@" in text or sum(map(str.isdigit, text)) >= FEWEST_DIGITS:
        return IDENTIFIER
    words = re.findall(r"[^\W_]+", text)
    capitals = [word for word in words if not word[0].islower()]
    named = NAME.fullmatch(text.strip()) and words and not any(map(str.isdigit, text)) and len(capitals) >= len(words) - 1
    return PERSON if named and capitals else TEXT


def _shingles(text: str, kept: str) -> Iterable[Secret]:
    made = 0
    for sentence in SENTENCE_END.split(text):
        words = WORD.findall(sentence)
        runs = [words] if len(words) <= SHINGLE else [words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)]
        for run in runs:
            phrase = " ".join(run)
            folded = fold(phrase)
            if len(folded) >= SHORTEST_PHRASE and folded not in kept and made < MOST_SHINGLES:
                made += 1
                yield Secret(phrase, PHRASE, region=True)
