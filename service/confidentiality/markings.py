"""Protective markings and template stamps: never a request, always a reason to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.confidentiality.passages import Passage, Passages, Zone
from service.domain.document import BlockKind, Span

_STAMP = re.compile(
    r"\b(?:commercial(?:ly)?[ -]in[ -]confidence|in[- ]commercial[- ]confidence|commercially confidential|without prejudice"
    r"|privileged (?:and|&) confidential|legally privileged|legal privilege|company confidential|confidential - draft"
    r"|draft - confidential"
    r"|strictly confidential|private (?:and|&) confidential|not for (?:onward )?(?:distribution|circulation|publication)"
    r"|do not (?:share|publish|distribute|circulate)|in confidence|confidential(?:ity)?|restricted|internal use only"
    r"|not to be reproduced|preifat a chyfrinachol|cyfrinachol|embargoed)\b"
)
_SENSITIVE = re.compile(
    r"^\W*(?:uk )?official\W{1,4}sensitive\b.{0,60}$|^\W*(?:protect|restricted|swyddogol\W{1,4}sensitif)\b.{0,30}$"
    r"|\b(?:classified|marked) (?:as )?\W?official\W{1,3}sensitive\b|^\W*(?:classification|sensitivity|handling"
    r"|protective marking)\s?:\s?.{0,12}(?:official\W{1,4}sensitive|confidential|restricted|secret)\b.{0,40}$"
)
_PLAIN = re.compile(r"^\W*(?:classification\s?:\s?)?(?:uk )?(?:official|not protectively marked|unclassified)\W*$")
_TITLE_STAMP = re.compile(
    r"\b(?:commercial(?:ly)?[ -]in[ -]confidence|without prejudice|privileged (?:and|&) confidential|legally privileged"
    r"|company confidential|confidential - draft|draft - confidential)\b"
)
_TOPIC = re.compile(
    r"\b(?:confidential (?:inquir|enquir|report)\w*|not confidential|non-confidential|confidentiality (?:polic|statement"
    r"|notice)|please state)\b"
)
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Marking:
    """`text` as it stands; `unclear` when a person should ask what it means; `span` None when it is the file's own name."""

    text: str
    span: Span | None
    unclear: bool
    passage: Passage | None = None


def markings(found: Passages) -> tuple[Marking, ...]:
    """Return the markings in margins, names, properties and titles, in reading order; the file's own name first."""
    result = [_named(found.document.name, None)] if _stamped(_words(found.document.name)) else []
    for passage in found.items:
        marking = _marking(passage)
        if marking:
            result.append(marking)
    return tuple(result)


def _marking(passage: Passage) -> Marking | None:
    text = passage.plain.text
    if not text or len(text) > _LONGEST or passage.zone in {Zone.QUOTED, Zone.CITED, Zone.ENVELOPE}:
        return None
    words = passage.block.text.strip()
    if _SENSITIVE.search(text):
        return Marking(words, passage.span, unclear=True, passage=passage)
    if _PLAIN.match(text):
        return Marking(words, passage.span, unclear=False, passage=passage)
    if passage.zone is Zone.ABOUT:
        return _named(words, passage) if _stamped(_words(text)) else None
    if passage.zone is Zone.MARGIN or passage.block.kind in {BlockKind.TEXT_BOX, BlockKind.ALT_TEXT, BlockKind.PICTURE}:
        return Marking(words, passage.span, unclear=True, passage=passage) if _stamped(text) and len(text.split()) <= 12 else None
    if _TITLE_STAMP.search(text) and (len(text.split()) <= 6 or passage.block.kind is BlockKind.HEADING or passage.zone is Zone.SUBJECT):
        return Marking(words, passage.span, unclear=True, passage=passage)
    return None


def _named(text: str, passage: Passage | None) -> Marking:
    return Marking(text, passage.span if passage else None, unclear=True, passage=passage)


def _stamped(text: str) -> bool:
    return bool(_STAMP.search(text)) and not _TOPIC.search(text)


def _words(name: str) -> str:
    return re.sub(r"[_.\-–—]+", " ", name[:300]).lower()
