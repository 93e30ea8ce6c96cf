"""Finds automatic notices and whose they are; they are kept on record and never make a request."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.confidentiality.disclaimer_families import FAMILIES, Family
from service.confidentiality.passages import Passage, Passages, Sentence, Zone
from service.domain.document import BlockKind, Span
from service.domain.statement import Disclaimer, Owner

_WRITER = re.compile(
    r"\b(?:my|our|this|the whole|attached|enclosed) (?:whole |entire |written )?(?:response|submission|evidence|letter"
    r"|contribution)\b|\bmy (?:name|identity|details|employer)\b|\bour (?:name|organisation)\b|\b(?:i|we) (?:would|do not"
    r"|don't|ask|request|want|wish|prefer|consent|am|'d|confirm|hope|intend|agree)\b|\bannex\b|\bappendix\b"
    r"|\bcall for evidence\b|\bthe inspectorate\b|\bconsultation\b"
)
_MAILISH = re.compile(
    r"\b(?:recipient|addressee|sender|e-?mail|message|in error|attachments?|transmission|communication|virus|neges|e-?bost|post-d|fax)\w*"
)
#: Families whose words also stand in a story ("the letter was sent in error").
_NEEDS_MAIL = frozenset({"in-error", "unauthorised-use", "monitoring", "not-secure", "foi-footer", "cannot-secure", "recipients"})
_SPEAKS_OF_MAIL = re.compile(
    r"\b(?:this|the|our|internet|an?|any) (?:e-?mails?|messages?|communications?|transmissions?|correspondence|fax)\b"
    r"|\b(?:recipient|addressee|(?:notify|inform|tell|contact|advise|to) the sender|you have received|if you|you must"
    r"|you should|you may|attachments?|systems?|traffic|e-?mails|communications)\b"
)
_CARRIES_ON = re.compile(
    r"\b(?:this|the|your|any|it|its|our|such|please|if|you|no|thank|we|all|e-?mail|message|neges|os|ni|contents|internet)\b"
)


@dataclass(frozen=True, slots=True)
class Notices:
    """The notices of a document and the places of their sentences, which no other rule reads."""

    disclaimers: tuple[Disclaimer, ...]
    confidential: bool
    places: frozenset[int]

    def covers(self, sentence: Sentence) -> bool:
        """Say whether a sentence belongs to a notice."""
        return sentence.span.start in self.places


def notices(found: Passages) -> Notices:
    """Return all automatic notices, in reading order; neighbouring sentences of one passage make one notice."""
    disclaimers: list[Disclaimer] = []
    places: set[int] = set()
    confidential = False
    for passage in found.items:
        if passage.zone in {Zone.ENVELOPE, Zone.ABOUT}:
            continue
        run: list[tuple[Sentence, Family | None]] = []
        for sentence, family in _families(passage):
            if family is None:
                disclaimers += _closed(run, passage)
                run = []
                continue
            confidential = confidential or family.confidential
            places.add(sentence.span.start)
            run.append((sentence, family))
        disclaimers += _closed(run, passage)
    return Notices(tuple(_merged(disclaimers)), confidential, frozenset(places))


def _families(passage: Passage) -> list[tuple[Sentence, Family | None]]:
    """Pair each sentence with its family; a sentence between two of a notice goes with them."""
    pairs = [(sentence, family_of(sentence.text)) for sentence in passage.sentences]
    strong = [index for index, (_, family) in enumerate(pairs) if family and family.confidential]
    labelled = passage.block.kind is BlockKind.DISCLAIMER
    if not strong and not labelled:
        return [(sentence, family if family and _stands_alone(family, passage) else None) for sentence, family in pairs]
    first = strong[0] if strong else 0
    result: list[tuple[Sentence, Family | None]] = []
    for index, (sentence, family) in enumerate(pairs):
        carried = family is None and (index > first or labelled) and _belongs(sentence.text, passage)
        result.append((sentence, (result[-1][1] if result and result[-1][1] else FAMILIES[-1]) if carried else family))
    return result


def _stands_alone(family: Family, passage: Passage) -> bool:
    """A weak line (a charity number, "views of the sender") is a notice only where notices stand."""
    return (
        family.confidential
        or passage.after_sign_off
        or not passage.body
        or family.name in {"external-banner", "mobile", "virus", "gsi", "print", "out-of-office"}
    )


def _belongs(text: str, passage: Passage) -> bool:
    if _WRITER.search(text):
        return False
    return bool(_MAILISH.search(text)) or (passage.after_sign_off and bool(_CARRIES_ON.search(text)) and len(text) > 20)


def family_of(text: str) -> Family | None:
    """Return the family of a plain sentence: by its words, unless the writer's own response is what it speaks of."""
    if len(text) < 6:
        return None
    family = next(
        (each for each in FAMILIES if each.pattern.search(text) and (each.name not in _NEEDS_MAIL or _SPEAKS_OF_MAIL.search(text))), None
    )
    if family is None or not _WRITER.search(text):
        return family
    notice = len(
        re.findall(
            r"\b(?:intended recipient|in error|addressee|delete|notify|sender|unauthori[sz]ed|virus\w*|monitored"
            r"|attachments?|privileged)\b",
            text,
        )
    )
    return family if notice >= 2 or family.name in {"external-banner", "mobile"} else None


def _closed(run: list[tuple[Sentence, Family | None]], passage: Passage) -> list[Disclaimer]:
    families = [family for _, family in run if family]
    if not families:
        return []
    chosen = next((family for family in families if family.confidential), families[0])
    owner = Owner.QUOTED if passage.zone is Zone.QUOTED else chosen.owner
    return [Disclaimer(Span(run[0][0].span.start, run[-1][0].span.end), owner, chosen.name)]


def _merged(disclaimers: list[Disclaimer]) -> list[Disclaimer]:
    """Join notices that follow each other directly (a notice laid out as several paragraphs) with one owner."""
    merged: list[Disclaimer] = []
    for each in disclaimers:
        last = merged[-1] if merged else None
        if last and each.span.start - last.span.end <= 2 and last.owner is each.owner:
            merged[-1] = Disclaimer(Span(last.span.start, each.span.end), last.owner, last.family)
        else:
            merged.append(each)
    return merged
