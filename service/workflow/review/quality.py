"""Read every reviewer's decision as a label and count; only counts leave unless the strings are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.detection.lexicon import words
from service.domain.artefact import ArtefactKind
from service.domain.document import Document, Span
from service.domain.errors import NotFound
from service.domain.finding import PERSON, Detection, Finding
from service.domain.permissions import can_see_audit
from service.domain.proposal import Proposal, ProposalSet
from service.domain.quality import Figures, Label, Suggestion, figures_of, goes, grouped, suggestions
from service.domain.review import Choice, Review, ReviewDecision, standing
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context

#: The type of what a reviewer marked where nothing was even shown, and of a proposal that rests on no finding.
MISSED, WITHOUT_FINDING = "NOT_FOUND", "WITHOUT_FINDING"
NO_CATEGORY = "none"


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures in all and by group, and list changes for a person to accept; `unreadable` counts reviews whose content is gone."""

    reviews: int
    unreadable: int
    whole: Figures
    by_type: Mapping[str, Figures]
    by_category: Mapping[str, Figures]
    by_language: Mapping[str, Figures]
    by_names: Mapping[str, Figures]
    suggestions: tuple[Suggestion, ...]


def quality(ctx: Context, *, call: str | None = None, times: int = 3, with_strings: bool = False) -> Quality:
    """Count all decisions (of one call); raises `NotAllowed` for who may not see the audit. Asking for strings is an audit event."""
    can_see_audit(ctx.actor, call).check()
    labels: list[Label] = []
    reviews = unreadable = 0
    with ctx.look() as unit:
        for review_id in unit.reviews.ids():
            try:
                found = tuple(_labels(unit, unit.reviews.get(review_id), call))
            except NotFound:  # erased
                unreadable += 1
                continue
            reviews += bool(found)
            labels.extend(found)
    proposed = suggestions(labels, times=times)
    if with_strings:
        with ctx.change() as unit:
            unit.audit.append(ctx.event("quality.strings_shown", count=str(len(proposed)), call=call or "every"))
    return Quality(
        reviews,
        unreadable,
        figures_of(labels),
        grouped(labels, lambda each: each.type),
        grouped(labels, lambda each: each.category),
        grouped(labels, lambda each: each.language),
        grouped(labels, lambda each: each.names),
        proposed,
    )


def _labels(unit: UnitOfWork, review: Review, call: str | None) -> Iterator[Label]:
    if call is not None and unit.submissions.get(review.submission).call != call:
        return
    decisions = unit.reviews.decisions_of(review.id)
    if not decisions:
        return
    made = unit.artefacts.value(unit.artefacts.get(review.proposals), ProposalSet)
    document = unit.artefacts.value(unit.artefacts.get(review.document), Document)
    detection = unit.artefacts.latest(review.submission, ArtefactKind.DETECTION, of=review.document)
    found = unit.artefacts.value(detection, Detection).findings if detection else ()
    seen = _Seen(document, {each.id: each for each in made.proposals}, {each.id: each for each in found})
    voices = _voices(decisions)
    for target, decision in standing(decisions).items():
        label = seen.label(decision, voices[target])
        if label is not None:
            yield label


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the reviewer had before them."""

    document: Document
    proposals: Mapping[str, Proposal]
    findings: Mapping[str, Finding]

    def label(self, decision: ReviewDecision, voices: tuple[bool, ...]) -> Label | None:
        proposal = self.proposals.get(decision.target)
        span = proposal.span if proposal else decision.span
        if span is None or span.end > len(self.document.text):
            return None  # a decision on an older version that nothing speaks of any more
        shown = proposal or self._shown_at(span)
        finding = self.findings.get(shown.finding or "") if shown else None
        kind = finding.type if finding else WITHOUT_FINDING if shown else MISSED
        text = self.document.quote(span)
        return Label(
            submission=decision.submission,
            type=kind,
            category=finding.class_.value if finding else NO_CATEGORY,
            language=self.document.blocks[self.document.block_at(span.start)].language,
            choice=decision.choice,
            text=text,
            names=names_of(text) if kind == PERSON else None,
            shown=decision.choice is Choice.ADD and shown is not None,
            voices=voices,
        )

    def _shown_at(self, span: Span) -> Proposal | None:
        return next((each for each in self.proposals.values() if each.span.overlaps(span)), None)


def _voices(decisions: Sequence[ReviewDecision]) -> Mapping[str, tuple[bool, ...]]:
    """Return for each target what each person who decided on it said last; taking back says nothing."""
    last: dict[str, dict[str, bool]] = defaultdict(dict)
    for decision in sorted(decisions, key=lambda each: (each.target, each.sequence)):
        if decision.choice is not Choice.UNDO:
            last[decision.target][decision.by] = goes(decision.choice)
    return {decision.target: tuple(last[decision.target].values()) for decision in decisions}


def names_of(name: str) -> str:
    """Say whether our lists know a given name in it: a stand-in for its origin, which nobody records."""
    letters = [word for word in name.casefold().replace("-", " ").split() if any(map(str.isalpha, word))]
    if any(ord(character) > 0x24F for word in letters for character in word if character.isalpha()):
        return "not in Latin letters"
    if any(not word.isascii() for word in letters):
        return "with accented letters"
    return "with a listed given name" if words("given_names").intersection(letters) else "with no listed given name"
