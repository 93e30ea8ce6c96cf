"""A review as its reviewer and approver see it."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.artefact import ArtefactKind
from service.domain.document import Document
from service.domain.errors import NotFound
from service.domain.lifecycle import Verb
from service.domain.permissions import can_approve, can_release
from service.domain.proposal import Action, PackReference, Proposal, ProposalSet, Purpose
from service.domain.release import VerificationRecord
from service.domain.review import Approval, Obstacle, Review, ReviewDecision
from service.domain.submission import Submission
from service.kit.paging import Page, PageAsked, decode_cursor, page_of
from service.storage.unit_of_work import UnitOfWork
from service.workflow.actions import AllowedAction, action, allowed_actions
from service.workflow.context import Context
from service.workflow.finding_things import submission_seen
from service.workflow.release.verify import GateWord
from service.workflow.requests.standing import deciders
from service.workflow.review.loading import OpenReview, load_review
from service.workflow.review.settling import ACKNOWLEDGEABLE, in_the_way_of_approval

VERBS = (Verb.DECIDE_REDACTION, Verb.UNDO_DECISION, Verb.COMPLETE_REVIEW, Verb.RETURN_REVIEW, Verb.REOPEN_REVIEW)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review with what stands in its way, its approval, the gate's words and what may be done.

    `digest` is the frozen redaction set's. `overlooked` are strings (personal data) that the gate thinks nobody decided on.
    """

    review: Review
    submission: Submission
    obstacles: tuple[Obstacle, ...]
    acknowledgeable: frozenset[str]
    approval: Approval | None
    digest: str | None
    verifications: tuple[VerificationRecord, ...]
    overlooked: tuple[str, ...]
    actions: tuple[AllowedAction, ...]


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal, or a reviewer's own mark, with its words and the decision that stands on it.

    `sequence` is the target's ETag; `proposal` is None for a mark, whose decision says what it puts.
    """

    target: str
    quote: str
    start: int
    end: int
    sequence: int
    proposal: Proposal | None
    decision: ReviewDecision | None

    @property
    def waits(self) -> bool:
        """Say whether somebody still has to decide it."""
        return self.proposal is not None and self.proposal.action is Action.REDACT and self.decision is None


@dataclass(frozen=True, slots=True)
class Proposals:
    """One version of the proposals of a submission, without a review."""

    artefact: str
    version: int
    purpose: Purpose
    pack: PackReference
    document_id: str
    text: Document
    proposals: tuple[Proposal, ...]


def get_review(ctx: Context, review_id: str) -> ReviewView:
    """Return one review."""
    with ctx.look() as unit:
        work = load_review(ctx, unit, review_id)
        found = in_the_way_of_approval(ctx, unit, work)
        approval = unit.approvals.standing(review_id)
        records = tuple(record for each in work.review.rendition if (record := unit.verifications.of(each)) is not None)
        frozen = unit.artefacts.get(work.review.redaction_set) if work.review.redaction_set else None
        return ReviewView(
            review=work.review,
            submission=work.submission,
            obstacles=found,
            acknowledgeable=frozenset(each.code for each in found) & ACKNOWLEDGEABLE,
            approval=approval,
            digest=frozen.digest if frozen else None,
            verifications=records,
            overlooked=_overlooked(unit, work),
            actions=_actions(ctx, unit, work, found, approval),
        )


def review_lines(ctx: Context, review_id: str, asked: PageAsked) -> Page[ProposalLine]:
    """Return a page of the proposals under review and of the reviewer's own marks, in order of place."""
    with ctx.look() as unit:
        work = load_review(ctx, unit, review_id)
    lines = list(lines_of(work))
    if asked.cursor is not None:
        after = decode_cursor("review-lines", asked.cursor)
        lines = [line for line in lines if _place(line) > after]
    return page_of("review-lines", lines[: asked.limit + 1], asked, _place)


def lines_of(work: OpenReview) -> tuple[ProposalLine, ...]:
    """Return the proposals under review and the reviewer's own marks, in order of place."""
    return tuple(sorted((*_proposed(work), *_marks(work)), key=_place))


def review_line(ctx: Context, review_id: str, target: str) -> tuple[ProposalLine, tuple[AllowedAction, ...]]:
    """Return one target of a review and what may be done in it; raises `NotFound`."""
    with ctx.look() as unit:
        work = load_review(ctx, unit, review_id)
    line = next((each for each in (*_proposed(work), *_marks(work)) if each.target == target), None)
    if line is None:
        raise NotFound("not-found", "There is no such proposal in this review.")
    return line, allowed_actions(ctx.actor, work.submission.call, work.review.state, VERBS)


def decisions_on(ctx: Context, review_id: str, target: str) -> tuple[ReviewDecision, ...]:
    """Return every decision on a target, undone ones too, oldest first."""
    with ctx.look() as unit:
        work = load_review(ctx, unit, review_id)
        return tuple(decision for decision in work.decisions if decision.target == target)


def get_proposals(ctx: Context, submission_id: str, purpose: Purpose) -> Proposals | None:
    """Return the newest proposals for a purpose, or None while there are none."""
    with ctx.look() as unit:
        submission_seen(ctx, unit, submission_id)
        latest = unit.artefacts.latest(submission_id, ArtefactKind.PROPOSALS, purpose=purpose)
        if latest is None:
            return None
        made = unit.artefacts.value(latest, ProposalSet)
        text = unit.artefacts.value(unit.artefacts.get(made.document), Document)
        return Proposals(latest.id, latest.version, purpose, made.pack, made.document, text, made.proposals)


def _place(line: ProposalLine) -> str:
    return f"{line.start:09d}:{line.end:09d}:{line.target}"


def _proposed(work: OpenReview) -> list[ProposalLine]:
    return [
        ProposalLine(
            proposal.id,
            work.text.quote(proposal.span),
            proposal.span.start,
            proposal.span.end,
            work.sequence(proposal.id),
            proposal,
            work.stands.get(proposal.id),
        )
        for proposal in work.proposals
    ]


def _marks(work: OpenReview) -> list[ProposalLine]:
    known = {proposal.id for proposal in work.proposals}
    return [
        ProposalLine(target, decision.quote or "", decision.span.start, decision.span.end, work.sequence(target), None, decision)
        for target, decision in work.stands.items()
        if target not in known and decision.span is not None
    ]


def _overlooked(unit: UnitOfWork, work: OpenReview) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for rendition in work.review.rendition:
        artefact = unit.artefacts.latest(work.submission.id, ArtefactKind.VERIFICATION, of=rendition)
        if artefact is not None:
            found.update(dict.fromkeys(unit.artefacts.value(artefact, GateWord).overlooked))
    return tuple(found)


def _actions(
    ctx: Context, unit: UnitOfWork, work: OpenReview, found: tuple[Obstacle, ...], approval: Approval | None
) -> tuple[AllowedAction, ...]:
    call, state = work.submission.call, work.review.state
    approving = action(Verb.APPROVE, can_approve(ctx.actor, call, work.review, work.decisions, deciders(unit, work.submission.id)), state)
    hard = [each for each in found if each.code not in ACKNOWLEDGEABLE]
    if approving.allowed and hard:
        approving = AllowedAction(Verb.APPROVE.value, allowed=False, code=hard[0].code, reason=hard[0].reason)
    releasing = action(Verb.RELEASE, can_release(ctx.actor, call, approval), state)
    return (*allowed_actions(ctx.actor, call, state, VERBS), approving, releasing)
