"""Put a review onto a new version of its proposals; what people decided is carried over by quote and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.domain.document import Document, Span
from service.domain.lifecycle import State
from service.domain.proposal import Proposal, ProposalSet
from service.domain.review import Choice, Review, ReviewDecision
from service.kit.ids import new_id
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.review.reopen import reopen
from service.workflow.review.standing import standing_on

BECAUSE = "proposals-changed"
CARRIED = "carried-over"


@dataclass(frozen=True, slots=True)
class _Version:
    text: Document
    proposals: tuple[Proposal, ...]


def rebase_all(ctx: Context, unit: UnitOfWork, made: ProposalSet, artefact_id: str) -> None:
    """Move the current review of the proposals' purpose onto them, unless it led to a release."""
    found = unit.reviews.of(made.submission, purpose=made.purpose)
    if not found or found[-1].state is State.RELEASED:
        return
    review = found[-1]
    before = _Version(_text(unit, review.document), unit.artefacts.value(unit.artefacts.get(review.proposals), ProposalSet).proposals)
    after = _Version(_text(unit, made.document), made.proposals)
    moved = unit.reviews.save(replace(reopen(ctx, unit, review, because=BECAUSE), proposals=artefact_id, document=made.document))
    if review.document != made.document:
        for decision in _carried(ctx, moved, unit.reviews.decisions_of(review.id), before, after):
            unit.reviews.add_decision(replace(decision, sequence=unit.reviews.next_sequence(review.id, decision.target)))


def _text(unit: UnitOfWork, document_id: str) -> Document:
    return unit.artefacts.value(unit.artefacts.get(document_id), Document)


def _carried(
    ctx: Context, review: Review, decisions: tuple[ReviewDecision, ...], before: _Version, after: _Version
) -> Iterator[ReviewDecision]:
    """Yield copies of decisions whose words now stand elsewhere; who decided stays who decided."""
    stood = standing_on(decisions, before.proposals, before.text)
    settled = standing_on(decisions, after.proposals, after.text)
    places = _numbered(after)
    old = {proposal.id: proposal for proposal in before.proposals}
    for target, decision in stood.items():
        if target in settled:
            continue
        place = old[target].span if target in old else decision.span
        if place is None or decision.quote is None:
            continue
        number = _number(before.text, place)
        if decision.choice is Choice.ADD:
            span = _occurrence(after.text, decision.quote, number)
            if span is not None:
                yield replace(decision, id=new_id("dec"), target=new_id("mrk"), span=span, turn=review.turn, at=ctx.now)
            continue
        twin = places.get((decision.quote, number, old[target].rule))
        if twin is not None and twin not in settled:
            yield replace(decision, id=new_id("dec"), target=twin, turn=review.turn, at=ctx.now)


def _numbered(version: _Version) -> dict[tuple[str, int, str], str]:
    """Return the proposals by their words, which occurrence of them it is, and the rule."""
    return {
        (version.text.quote(proposal.span), _number(version.text, proposal.span), proposal.rule): proposal.id
        for proposal in version.proposals
    }


def _number(document: Document, span: Span) -> int:
    """Return which occurrence of its own words a span is, from 0."""
    return document.text.count(document.quote(span), 0, span.start) if len(span) else 0


def _occurrence(document: Document, quote: str, number: int) -> Span | None:
    at = -1
    for _ in range(number + 1):
        at = document.text.find(quote, at + 1 if at < 0 else at + len(quote))
        if at < 0:
            return None
    return Span(at, at + len(quote))
