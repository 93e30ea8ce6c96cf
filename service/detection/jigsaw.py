"""Which ordinary details together point at one person, in words a reviewer can check."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from service.detection.decisions import TELLING
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
    "QUASI": "another particular",
    "trade": "a post or trade",
    "length": "a length of time",
    "family": "a family circumstance",
    "body": "a bodily particular",
    "known": "how it can be recognised",
    "told": "a particular of somebody",
    "UK_VEHICLE_REGISTRATION": "a vehicle",
    "UK_POSTCODE": "a postcode",
    "relation": "a family tie",
    "story": "what happened",
    "person": "somebody whose name is withheld",
    "writer": "the writer's own account",
}
#: Kinds of detail that a draft takes out of a combination; where none of them stands in it, its fullest detail bears `BREAKS`.
_TAKEN_OUT = frozenset({"AGE", "DATE", "DATE_OF_BIRTH", "LOCATION", "JOB_TITLE", "UK_VEHICLE_REGISTRATION", "UK_POSTCODE"})
#: Label of a particular that goes because no age, date, place or post stands beside it that could.
BREAKS = "breaks_combination"
#: What the evidence of a particular says → which kind it is.
_KIND_OF = {
    "what a person is or was": "trade",
    "what a person does or did": "trade",
    "how long it lasted": "length",
    "the length of a sentence": "length",
    "a family circumstance": "family",
    "how many children": "family",
    "a bodily particular": "body",
    "says how it can be recognised": "known",
    "says how few there are": "known",
    TELLING: "told",
}
_TELLING = frozenset({"trade", "family", "body", "known", "told"})
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
    detection = replace(detection, findings=tuple(replace(each, labels=each.labels - {BREAKS}) for each in detection.findings))
    subjects = {subject.id: subject for subject in detection.subjects}
    named = sorted(
        (finding.span.start, finding.subject)
        for finding in detection.findings
        if finding.type in {PERSON, "INITIALS"}
        and finding.tier is Tier.PROPOSE
        and not finding.labels
        and _private(subjects.get(finding.subject or ""))
    )
    piles = list(_piles(document, detection))
    for pile in piles:
        _weigh(document.text, pile, named)
    combined = [pile for pile in _gathered(piles) if len(pile.kinds) >= FEWEST_KINDS and _singles_out(pile)]
    found = tuple(_jigsaw(number, pile, subjects) for number, pile in enumerate(combined, 1))
    breaking = {
        _fullest(pile).id
        for pile, jigsaw in zip(combined, found, strict=True)
        if jigsaw.tier is Tier.PROPOSE and not any(each.type in _TAKEN_OUT for each in pile.findings)
    }
    findings = tuple(replace(each, labels=each.labels | {BREAKS}) if each.id in breaking else each for each in detection.findings)
    return replace(detection, findings=findings, jigsaw=found)


def _fullest(pile: _Pile) -> Finding:
    return max(pile.findings, key=lambda finding: (bool(_kinds(finding) & _TELLING), len(finding.span), -finding.span.start))


def _gathered(piles: list[_Pile]) -> Iterator[_Pile]:
    """Yield the piles; one too small to point at anybody goes to the one before it that tells of the same person."""
    last: dict[str, _Pile] = {}
    whole: list[_Pile] = []
    for pile in piles:
        whose = pile.subject or ("writer" if "writer" in pile.kinds else None)
        before = last.get(whose) if whose else None
        if before is not None and len(pile.kinds) < FEWEST_KINDS:
            before.findings.extend(pile.findings)
            before.kinds |= pile.kinds
            continue
        whole.append(pile)
        if whose:
            last[whose] = pile
    yield from whole


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
        pile.kinds |= _kinds(finding)
        pile.end = max(pile.end, finding.span.end)
    if pile is not None:
        yield pile


def _kinds(finding: Finding) -> set[str]:
    """Return what kinds of detail a finding tells: its type, or for a particular what its evidence says."""
    if finding.type != "QUASI":
        return {finding.type}
    return {_KIND_OF.get(evidence.reason, "QUASI") for evidence in finding.evidence if evidence.recogniser != "rule:phrase"} or {"QUASI"}


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
    details = {kind for finding in pile.findings for kind in _kinds(finding)}
    told = bool(pile.kinds & {"story", "relation", "person"}) or len(details) > 1
    several = len(pile.findings) > 1
    telling = bool(details & _TELLING) and (several or len(details) > 1)
    enough = bool(details & _TAKEN_OUT) or telling or (several and "person" in pile.kinds)
    tier = Tier.PROPOSE if told and enough else Tier.LOOK
    says = ", ".join(dict.fromkeys(_SAYS[kind] for kind in _SAYS if kind in pile.kinds))
    who = f"{pile.subject} ({subject.kind.value})" if subject is not None else "somebody who is not named"
    out = ", ".join(_SAYS[kind] for kind in _SAYS if kind in details & _TAKEN_OUT) or "the fullest of the marked details"
    reason = f"{says} together point at {who}; to break it take out {out}: what is left fits more than one person"
    return Jigsaw(f"j{number}", pile.subject, tuple(finding.id for finding in pile.findings), tier, reason)


def _singles_out(pile: _Pile) -> bool:
    """Say whether somebody could be told from it: a name is withheld near by, or the writer or a relative tells it."""
    return bool(pile.kinds & {"person", "writer", "relation"})
