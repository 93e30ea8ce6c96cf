"""All that a verb on a review needs, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.domain.document import Document
from service.domain.proposal import Proposal, ProposalSet
from service.domain.review import Review, ReviewDecision
from service.domain.submission import Submission
from service.kit.folding import fold
from service.policy.pack import Pack
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.finding_things import review_seen
from service.workflow.review.standing import standing_on


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review with the proposals and text under it, every decision, and those that stand."""

    submission: Submission
    review: Review
    set: ProposalSet
    text: Document
    decisions: tuple[ReviewDecision, ...]
    stands: Mapping[str, ReviewDecision]
    pack: Pack

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals under review."""
        return self.set.proposals

    def proposal(self, target: str) -> Proposal | None:
        """Return the proposal of that id, or None for a reviewer's own mark."""
        return next((proposal for proposal in self.proposals if proposal.id == target), None)

    def same_text(self, proposal: Proposal) -> tuple[Proposal, ...]:
        """Return the proposals of the same action whose words are the same, letters and digits only."""
        wanted = fold(self.text.quote(proposal.span))
        return tuple(other for other in self.proposals if other.action == proposal.action and fold(self.text.quote(other.span)) == wanted)

    def sequence(self, target: str) -> int:
        """Return how many decisions there are on a target: its ETag."""
        return sum(decision.target == target for decision in self.decisions)


def load_review(ctx: Context, unit: UnitOfWork, review_id: str) -> OpenReview:
    """Load a review that the actor may know of."""
    submission, review = review_seen(ctx, unit, review_id)
    return loaded(ctx, unit, submission, review)


def loaded(ctx: Context, unit: UnitOfWork, submission: Submission, review: Review) -> OpenReview:
    """The same for a review at hand."""
    made = unit.artefacts.value(unit.artefacts.get(review.proposals), ProposalSet)
    text = unit.artefacts.value(unit.artefacts.get(review.document), Document)
    decisions = unit.reviews.decisions_of(review.id)
    pack = ctx.packs.get(made.pack.id, digest=made.pack.digest)
    return OpenReview(submission, review, made, text, decisions, standing_on(decisions, made.proposals, text), pack)
