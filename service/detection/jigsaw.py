"""Which ordinary details together point at one person, in words a reviewer can check."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from service.detection.facts.story import FIRST, RELATION, STORY
from service.domain.document import Document
from service.domain.finding import PERSON, Class, Detection, Finding, Jigsaw, Subject, SubjectKind, Tier

FEWEST_KINDS = 3
#: Details further apart than this, or in another part, are not read together.
_APART = 240
_AROUND = 160
_SAYS = {
    "AGE": "an age",
    "DATE": "a date",
    "DATE_OF_BIRTH": "a date of birth",
    "LOCATION": "a place or unit",
    "JOB_TITLE": "a post or trade",
    "QUASI": "a length of time or other particular",
    "UK_VEHICLE_REGISTRATION": "a vehicle",
    "UK_POSTCODE": "a postcode",
    "relation": "a family tie",
    "story": "what happened",
    "person": "somebody whose name is withheld",
    "writer": "the writer's own account",
}
_PUBLIC = frozenset({SubjectKind.PUBLIC_FIGURE, SubjectKind.AUTHOR, SubjectKind.OTHER})


@dataclass
class _Pile:
    """Details that stand together, and who is named among them."""

    start: int
    end: int
    findings: list[Finding] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    subject: str | None = None


def with_jigsaw(document: Document, detection: Detection) -> Detection:
    """Return the detection with every combination of three kinds or more; proposed where it is somebody's story."""
    subjects = {subject.id: subject for subject in detection.subjects}
    named = sorted(
        (finding.span.start, finding.subject)
        for finding in detection.findings
        if finding.type in {PERSON, "INITIALS"}
        and finding.tier is Tier.PROPOSE
        and not finding.labels
        and _private(subjects.get(finding.subject or ""))
    )
    found: list[Jigsaw] = []
    for pile in _piles(document, detection):
        _weigh(document.text, pile, named)
        if len(pile.kinds) >= FEWEST_KINDS:
            found.append(_jigsaw(len(found) + 1, pile, subjects))
    return replace(detection, jigsaw=tuple(found))


def _private(subject: Subject | None) -> bool:
    return subject is None or (subject.kind not in _PUBLIC and not subject.consents_to_naming)


def _piles(document: Document, detection: Detection) -> Iterator[_Pile]:
    """Cut the details of a document where they stand far apart or a new part begins."""
    details = sorted(
        (finding for finding in detection.findings if finding.class_ is Class.QUASI and finding.type in _SAYS and not finding.labels),
        key=lambda finding: finding.span.start,
    )
    pile: _Pile | None = None
    part = ""
    for finding in details:
        here = document.blocks[document.block_at(finding.span.start)].part if document.blocks else ""
        if pile is None or finding.span.start - pile.end > _APART or here != part:
            if pile is not None:
                yield pile
            pile, part = _Pile(finding.span.start, finding.span.end), here
        pile.findings.append(finding)
        pile.kinds.add(finding.type)
        pile.end = max(pile.end, finding.span.end)
    if pile is not None:
        yield pile


def _weigh(text: str, pile: _Pile, named: list[tuple[int, str | None]]) -> None:
    """Add what else the passage tells: a relative, what happened, a withheld name, the writer."""
    around = text[max(0, pile.start - _AROUND) : pile.end + _AROUND].replace("\u2019", "'")
    pile.kinds |= {"relation"} if RELATION.search(around) else set()
    pile.kinds |= {"story"} if STORY.search(around) else set()
    starts = [start for start, _ in named]
    low, high = bisect_left(starts, pile.start - _AROUND), bisect_right(starts, pile.end + _AROUND)
    people = [subject for _, subject in named[low:high] if subject]
    if low < high:
        pile.kinds.add("person")
        pile.subject = max(set(people), key=lambda key: (people.count(key), key)) if people else None
    if FIRST.search(text[max(0, pile.start - 100) : pile.start + 60]):
        pile.kinds.add("writer")


def _jigsaw(number: int, pile: _Pile, subjects: Mapping[str, Subject]) -> Jigsaw:
    subject = subjects.get(pile.subject or "")
    details = {kind for kind in pile.kinds if kind in {finding.type for finding in pile.findings}}
    told = bool(pile.kinds & {"story", "relation", "person"}) or len(details) > 1
    tier = Tier.PROPOSE if told and _singles_out(pile) else Tier.LOOK
    says = ", ".join(_SAYS[kind] for kind in _SAYS if kind in pile.kinds)
    who = f"{pile.subject} ({subject.kind.value})" if subject is not None else "somebody who is not named"
    reason = f"{says} together point at {who}; without the marked details fewer than {FEWEST_KINDS} kinds remain"
    return Jigsaw(f"j{number}", pile.subject, tuple(finding.id for finding in pile.findings), tier, reason)


def _singles_out(pile: _Pile) -> bool:
    """Say whether somebody could be told from it: a name is withheld near by, or the writer or a relative tells it."""
    return bool(pile.kinds & {"person", "writer", "relation"})
