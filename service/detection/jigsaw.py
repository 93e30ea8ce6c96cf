"""Which ordinary details together point at one person, in words a reviewer can check."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from service.domain.document import Document
from service.domain.finding import Class, Detection, Finding, Jigsaw, Subject, SubjectKind, Tier

FEWEST_KINDS = 3
_SAYS = {
    "AGE": "an age",
    "DATE": "an exact date",
    "DATE_OF_BIRTH": "a date of birth",
    "LOCATION": "a place or unit",
    "JOB_TITLE": "a post",
    "UK_VEHICLE_REGISTRATION": "a vehicle",
    "relation": "a family tie",
    "story": "what happened",
    "UK_POSTCODE": "a postcode",
}
_RELATION = re.compile(
    (
        r"\b(?:my|his|her|their|a|fy|ei)\s(?:\w+\s)?(?:son|daughter|husband|wife|partner|brother|sister|mother|father|mum|"
        r"dad|nephew|niece|cousin|aunt|uncle|grandson|granddaughter|grandmother|grandfather|nan|ex|widow|widower|mab|merch|"
        r"gŵr|gwraig|chwaer|brawd)\b"
    ),
    re.IGNORECASE,
)
_STORY = re.compile(
    (
        r"\b(?:killed|murder\w*|stabbed|died|death|raped|rape|attacked|assaulted|strangled|arrested|charged|convicted|sentenced|"
        r"released|recalled|on licence|on probation|overdose|suicide|hanged|inquest|sectioned|taken into care|sacked|dismissed|"
        r"suspended|burnt|injured|abused|groomed|trafficked|lladd\w*|llofrudd\w*|bu farw|carchar\w*)\b"
    ),
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:I|I'm|I've|my|me|myself|rwy|rydw|roeddwn|fy)\b")
_PROTECTED = frozenset({SubjectKind.VICTIM, SubjectKind.OFFENDER, SubjectKind.CHILD, SubjectKind.DECEASED, SubjectKind.THIRD_PARTY})
_PUBLIC = frozenset({SubjectKind.PUBLIC_FIGURE, SubjectKind.AUTHOR, SubjectKind.OTHER})


@dataclass
class _Pile:
    """The details gathered for one person, or for one passage about somebody unnamed."""

    subject: str | None
    findings: list[Finding] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


def with_jigsaw(document: Document, detection: Detection) -> Detection:
    """Return the detection with every combination of three kinds or more; proposed where it is somebody's story."""
    subjects = {subject.id: subject for subject in detection.subjects}
    writer = next((subject.id for subject in detection.subjects if subject.kind is SubjectKind.RESPONDENT), None)
    piles: dict[str, _Pile] = defaultdict(lambda: _Pile(None))
    for finding in detection.findings:
        if finding.class_ is not Class.QUASI or finding.type not in _SAYS or finding.labels:
            continue
        block = document.block_at(finding.span.start)
        text = document.blocks[block].text if document.blocks else ""
        subject = finding.subject or (writer if _FIRST.search(_sentence(document, finding)) else None)
        pile = piles[subject or f"passage {block}"]
        pile.subject = subject
        pile.findings.append(finding)
        pile.kinds.add(finding.type)
        near = _near(text, finding.span.start - document.spans[block].start)
        pile.kinds |= ({"relation"} if _RELATION.search(near) else set()) | ({"story"} if _STORY.search(near) else set())
    found = [_jigsaw(number, pile, subjects) for number, pile in enumerate((p for p in piles.values() if _points(p, subjects)), 1)]
    return replace(detection, jigsaw=tuple(found))


def _sentence(document: Document, finding: Finding) -> str:
    text = document.text[max(0, finding.span.start - 120) : finding.span.end + 60]
    return text.split("\n")[-1] if "\n" in text[:120] else text


def _near(text: str, at: int) -> str:
    return text[max(0, at - 400) : at + 400]


def _points(pile: _Pile, subjects: Mapping[str, Subject]) -> bool:
    subject = subjects.get(pile.subject or "")
    return len(pile.kinds) >= FEWEST_KINDS and not (subject is not None and subject.kind in _PUBLIC)


def _jigsaw(number: int, pile: _Pile, subjects: Mapping[str, Subject]) -> Jigsaw:
    subject = subjects.get(pile.subject or "")
    protected = subject.kind in _PROTECTED if subject is not None else "story" in pile.kinds
    tier = (
        Tier.PROPOSE
        if protected
        and "story" in pile.kinds | ({"story"} if subject is not None and subject.kind is not SubjectKind.THIRD_PARTY else set())
        else Tier.LOOK
    )
    details = ", ".join(sorted(_SAYS[kind] for kind in pile.kinds))
    who = f"{pile.subject} ({subject.kind.value})" if subject is not None else "somebody who is not named"
    reason = f"{details} together point at {who}; without the marked details fewer than {FEWEST_KINDS} kinds remain"
    return Jigsaw(f"j{number}", pile.subject, tuple(finding.id for finding in pile.findings), tier, reason)
