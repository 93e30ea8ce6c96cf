"""What presidio's analyzer service answers, from our detection: for clients that speak to it already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.detection.capabilities import entity_types
from service.detection.detecting import Detector
from service.documents.foreign_patterns import USUAL_FLAGS, places_of
from service.documents.sent_text import sent_text
from service.domain.errors import Unreadable
from service.domain.finding import Tier
from service.workflow.redaction.detect_text import LONGEST_TEXT

#: Our entity type → presidio's name for it; what is not here has one name.
THEIR_NAMES = {"DATE": "DATE_TIME", "UK_DRIVING_LICENCE": "UK_DRIVING_LICENCE", "PERSONAL_URL": "URL"}
OUR_NAMES = {theirs: ours for ours, theirs in THEIR_NAMES.items()}
#: A finding that is only worth a look scores below this, one that is proposed at least so much; the cut-off where a caller names none.
PROPOSED = 0.5
LOOKED_AT = 0.4
#: How presidio counts a context word near a pattern.
IMPROVES_BY, AT_LEAST, REACH = 0.35, 0.4, 60


@dataclass(frozen=True, slots=True)
class AdHoc:
    """A recogniser that comes with a request: expressions with their scores, strings always found, words that make it surer."""

    name: str
    entity: str
    patterns: tuple[tuple[str, str, float], ...] = ()
    deny: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request wants to know; `entities` None means all, `threshold` None means what would be proposed (or all of those named)."""

    entities: frozenset[str] | None = None
    threshold: float | None = None
    ad_hoc: tuple[AdHoc, ...] = ()
    context: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    allow_is_pattern: bool = False
    flags: int = USUAL_FLAGS

    @property
    def least(self) -> float:
        """The score from which on a result is given."""
        if self.threshold is not None:
            return self.threshold
        return 0.0 if self.entities is not None or self.ad_hoc else PROPOSED

    def wants(self, entity: str) -> bool:
        """Say whether an entity is asked for."""
        return self.entities is None or entity in self.entities


@dataclass(frozen=True, slots=True)
class Result:
    """One place of one text, with its explanation."""

    entity: str
    start: int
    end: int
    score: float
    recogniser: str
    why: str
    original_score: float
    pattern_name: str | None = None
    pattern: str | None = None
    word: str = ""


def analyse_texts(texts: Sequence[str], asked: Asked, detector: Detector) -> list[list[Result]]:
    """Return the results of each text; raises `Unreadable` for too much text or a pattern that costs too much."""
    if sum(map(len, texts)) > LONGEST_TEXT:
        raise Unreadable("text-too-long", f"Texts may have at most {LONGEST_TEXT} characters together.", todo="Send less at once.")
    return [_analyse(text, asked, detector) for text in texts]


def their_entities() -> list[str]:
    """Return every entity type by presidio's names."""
    return sorted({THEIR_NAMES.get(each, each) for each in entity_types()})


def _analyse(text: str, asked: Asked, detector: Detector) -> list[Result]:
    found = [*_ours(text, asked, detector), *_ad_hoc(text, asked)]
    allowed = _allowed(text, found, asked)
    wanted = [each for each in found if asked.wants(each.entity) and each.score >= asked.least and (each.start, each.end) not in allowed]
    return sorted(wanted, key=lambda each: (each.start, -each.end, each.entity))


def _ours(text: str, asked: Asked, detector: Detector) -> Iterator[Result]:
    if asked.entities is not None and not asked.entities.intersection(their_entities()):
        return
    sent = sent_text(text)
    for finding in detector.detect(sent.document).findings:
        place, surest = sent.back(finding.span), max(finding.evidence, key=lambda each: each.score)
        proposed = finding.tier is Tier.PROPOSE
        score = max(finding.score, PROPOSED) if proposed else min(finding.score, LOOKED_AT)
        why = "; ".join(dict.fromkeys(each.reason for each in finding.evidence))
        entity = THEIR_NAMES.get(finding.type, finding.type)
        yield Result(entity, place.start, place.end, score, surest.recogniser, why, surest.score)


def _ad_hoc(text: str, asked: Asked) -> Iterator[Result]:
    rows = [(each, *pattern) for each in asked.ad_hoc if asked.wants(each.entity) for pattern in each.patterns]
    places = places_of([(expression, asked.flags) for _, _, expression, _ in rows], text)
    for (each, name, expression, score), found in zip(rows, places, strict=True):
        for start, end in found:
            word = _context_word(text, start, (*each.context, *asked.context))
            better = min(1.0, max(score + IMPROVES_BY, AT_LEAST)) if word else score
            why = f"Detected by `{each.name}` using pattern `{name}`"
            yield Result(each.entity, start, end, better, each.name, why, score, name, expression, word)
    for each in asked.ad_hoc:
        for start, end in _denied(text, each) if asked.wants(each.entity) else ():
            yield Result(each.entity, start, end, 1.0, each.name, f"Detected by `{each.name}` on its deny list", 1.0, "deny_list")


def _denied(text: str, recogniser: AdHoc) -> Iterator[tuple[int, int]]:
    lowered = text.lower()
    plain = lowered if len(lowered) == len(text) else text
    for string in recogniser.deny:
        at = plain.find(string.lower())
        while string and at >= 0:
            end = at + len(string)
            if not plain[at - 1 : at].isalnum() and not plain[end : end + 1].isalnum():
                yield at, end
            at = plain.find(string.lower(), end)


def _context_word(text: str, start: int, words: Sequence[str]) -> str:
    before = text[max(0, start - REACH) : start].lower()
    return next((word for word in words if word and word.lower() in before), "")


def _allowed(text: str, found: Sequence[Result], asked: Asked) -> frozenset[tuple[int, int]]:
    """Return the places whose words are on the list, or in which one of its expressions matches."""
    places = dict.fromkeys((each.start, each.end) for each in found)
    if not asked.allow or not places:
        return frozenset()
    if not asked.allow_is_pattern:
        listed = frozenset(asked.allow)
        return frozenset(place for place in places if text[slice(*place)] in listed)
    words = "\x00".join(text[slice(*place)].replace("\x00", " ") for place in places)
    hits = sorted(start for found_ in places_of([(each, asked.flags) for each in asked.allow], words) for start, _ in found_)
    kept, at = set(), 0
    for place in places:
        end = at + place[1] - place[0]
        if any(at <= hit < end for hit in hits):
            kept.add(place)
        at = end + 1
    return frozenset(kept)
