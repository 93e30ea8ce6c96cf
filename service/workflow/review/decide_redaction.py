"""Decide on a proposal, or mark a passage nobody proposed; all of the same text at once if wished."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from service.domain.document import Span
from service.domain.errors import NotFound, Unreadable
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.proposal import Action, Proposal
from service.domain.review import Choice, Review, ReviewDecision
from service.kit.ids import new_id
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at
from service.workflow.requests.record import must_lie_inside
from service.workflow.review.loading import OpenReview, load_review

#: The rule of a redaction that a person made without a proposal.
BY_REVIEWER = "reviewer"
MOST_MARKS = 5_000


@dataclass(frozen=True, slots=True)
class DecideRedaction:
    """One choice on one target.

    `accept`, `refuse` and `change_ground` name a proposal that redacts (`target`); `add` names a `span`, or a `target` that was only
    shown, and needs a `ground`. `same_text` decides all of the same words, `same_subject` all that speaks of the same person.
    `sequence` is how many decisions on the target its decider has read (If-Match; None asks nothing).
    """

    review: str
    choice: Choice
    target: str | None = None
    reason: str = ""
    ground: str | None = None
    span: Span | None = None
    same_text: bool = False
    sequence: int | None = None
    same_subject: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """The review as it stands and the decisions that were added; a target's next If-Match is its decision's `sequence`."""

    review: Review
    decisions: tuple[ReviewDecision, ...]


def decide_redaction(ctx: Context, command: DecideRedaction) -> Decided:
    """Append the decision, for every proposal or place of the same text if asked."""
    with ctx.change() as unit:
        work = load_review(ctx, unit, command.review)
        can(ctx.actor, Verb.DECIDE_REDACTION, work.submission.call).check()
        step = advance(work.review.state, Verb.DECIDE_REDACTION)
        if command.target is not None:
            must_be_at(work.sequence(command.target), command.sequence)
        wanted = _added(work, command) if command.choice is Choice.ADD else _chosen(work, command)
        decisions = append(ctx, unit, work, wanted)
        unit.audit.append(
            ctx.event(
                step.event,
                submission=work.submission.id,
                review=work.review.id,
                choice=command.choice.value,
                target=decisions[0].target,
                count=str(len(decisions)),
            )
        )
        return Decided(unit.reviews.save(work.review), decisions)


def append(ctx: Context, unit: UnitOfWork, work: OpenReview, wanted: Iterable[ReviewDecision]) -> tuple[ReviewDecision, ...]:
    """Keep decisions, each with the next sequence of its target."""
    made = tuple(
        replace(decision, by=ctx.actor.id, at=ctx.now, turn=work.review.turn, sequence=work.sequence(decision.target) + 1)
        for decision in wanted
    )
    for decision in made:
        unit.reviews.add_decision(decision)
    return made


def decision_on(work: OpenReview, proposal: Proposal, choice: Choice, *, reason: str, ground: str | None = None) -> ReviewDecision:
    """Return a decision on a proposal that says what it put: ground, rule, mark and the words it speaks of."""
    other = ground is not None and ground != proposal.ground
    return ReviewDecision(
        id=new_id("dec"),
        review=work.review.id,
        submission=work.submission.id,
        target=proposal.id,
        sequence=0,
        choice=choice,
        by="",
        at=work.review.created_at,
        reason=reason,
        ground=ground or proposal.ground,
        rule=BY_REVIEWER if other else proposal.rule,
        mark=work.pack.mark(ground) if other and ground else proposal.mark,
        quote=work.text.quote(proposal.span),
        subject=proposal.subject,
    )


def _chosen(work: OpenReview, command: DecideRedaction) -> list[ReviewDecision]:
    proposal = work.proposal(command.target or "")
    if proposal is None:
        raise NotFound("not-found", "There is no such proposal in this review.")
    if proposal.action is Action.KEEP:
        raise Unreadable("nothing-proposed", "Nothing is proposed there.", todo="Choose add with this target and a ground to redact it.")
    if command.choice is Choice.UNDO or command.span is not None:
        raise Unreadable("choice-invalid", "Choose accept, refuse, change_ground or add; a span belongs to add.")
    if command.choice is Choice.REFUSE and not any(map(str.isalnum, command.reason)):
        raise Unreadable("reason-missing", "Say why this is not redacted.")
    if (command.choice is Choice.CHANGE_GROUND) != (command.ground is not None):
        raise Unreadable("ground-invalid", "A change of ground names the new ground; no other choice on a proposal does.")
    _must_be_a_ground(work, command.ground)
    targets = work.same_text(proposal) if command.same_text else (proposal,)
    if command.same_subject and proposal.subject is not None:
        targets = tuple(other for other in work.proposals if other.action == proposal.action and other.subject == proposal.subject)
    return [decision_on(work, target, command.choice, reason=command.reason, ground=command.ground) for target in targets]


def _added(work: OpenReview, command: DecideRedaction) -> list[ReviewDecision]:
    shown = work.proposal(command.target) if command.target else None
    span = shown.span if shown else command.span
    if span is None or command.ground is None:
        raise Unreadable("mark-invalid", "To add a redaction give a span (or a target that is shown) and a ground.")
    must_lie_inside((span,), len(work.text.text))
    _must_be_a_ground(work, command.ground)
    ground, quote = command.ground, work.text.quote(span)
    places = _places(work.text.text, quote) if command.same_text else [span]
    return [
        ReviewDecision(
            id=new_id("dec"),
            review=work.review.id,
            submission=work.submission.id,
            target=new_id("mrk"),
            sequence=0,
            choice=Choice.ADD,
            by="",
            at=work.review.created_at,
            reason=command.reason,
            ground=ground,
            rule=BY_REVIEWER,
            mark=work.pack.mark(ground),
            span=place,
            quote=work.text.quote(place),
            subject=shown.subject if shown else None,
        )
        for place in places
    ]


def _must_be_a_ground(work: OpenReview, ground: str | None) -> None:
    known = [each.id for each in work.pack.grounds]
    if ground is not None and ground not in known:
        raise Unreadable("ground-unknown", f"The pack {work.pack.id} has no such ground.", todo=f"Choose one of {', '.join(known)}.")


def _places(text: str, quote: str) -> list[Span]:
    """Return every place where the same words stand as whole words, whatever their case."""
    words = re.split(r"\s+", quote.strip())
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    found = [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)]
    if not found:
        raise Unreadable("span-invalid", "The passage holds no whole word.")
    return found[:MOST_MARKS]
