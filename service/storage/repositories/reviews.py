"""Reviews and their append-only decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import col, func, select

from service.domain.errors import Stale
from service.domain.lifecycle import State
from service.domain.proposal import Purpose
from service.domain.review import Review, ReviewDecision
from service.storage.tables import ReviewDecisionRow, ReviewRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Reviews:
    """A decision's sequence counts up per target: two people who decide on the same target cannot both be next."""

    transaction: Transaction

    def add(self, review: Review) -> None:
        """Keep a new review."""
        self.transaction.add(
            ReviewRow(id=review.id, submission_id=review.submission, purpose=review.purpose.value, **self._columns(review))
        )

    def get(self, review_id: str) -> Review:
        """Return a review; raise `NotFound`. In a writing unit other writers of it wait."""
        return self._value(self.transaction.get(ReviewRow, review_id, "review", lock=True))

    def save(self, review: Review) -> Review:
        """Keep a changed review and return it with the next revision; raise `Stale` if it was changed since it was read."""
        changed = replace(review, revision=review.revision + 1)
        self.transaction.change(ReviewRow, review.id, revision=review.revision, values=self._columns(changed))
        return changed

    def of(self, submission_id: str, *, purpose: Purpose | None = None) -> tuple[Review, ...]:
        """Return the reviews of a submission, oldest first; the last one of a purpose is the current one."""
        query = select(ReviewRow).where(col(ReviewRow.submission_id) == submission_id)
        if purpose is not None:
            query = query.where(col(ReviewRow.purpose) == purpose.value)
        return tuple(self._value(row) for row in self.transaction.session.exec(query.order_by(col(ReviewRow.id))))

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all reviews, oldest first, less those of what was erased; nothing is unsealed for it."""
        query = select(ReviewRow.id).where(col(ReviewRow.state) != State.ERASED.value).order_by(col(ReviewRow.id))
        return tuple(self.transaction.session.exec(query))

    def next_sequence(self, review_id: str, target: str) -> int:
        """Return the sequence of the next decision on a target, from 1."""
        query = select(func.count()).where(col(ReviewDecisionRow.review_id) == review_id, col(ReviewDecisionRow.target) == target)
        return self.transaction.session.exec(query).one() + 1

    def add_decision(self, decision: ReviewDecision) -> None:
        """Keep a decision; raise `Stale` unless its sequence is the next of its target."""
        if decision.sequence != self.next_sequence(decision.review, decision.target):
            raise Stale("stale", "Somebody decided on this since you read it.", todo="Read it again and repeat your decision.")
        self.transaction.add(
            ReviewDecisionRow(
                id=decision.id,
                review_id=decision.review,
                submission_id=decision.submission,
                target=decision.target,
                sequence=decision.sequence,
                body=self.transaction.sealer.seal(decision.submission, "review_decisions", decision.id, decision),
            )
        )

    def decisions_of(self, review_id: str) -> tuple[ReviewDecision, ...]:
        """Return every decision in a review, undone ones too, by target and sequence."""
        query = (
            select(ReviewDecisionRow)
            .where(col(ReviewDecisionRow.review_id) == review_id)
            .order_by(col(ReviewDecisionRow.target), col(ReviewDecisionRow.sequence))
        )
        unseal = self.transaction.sealer.unseal
        return tuple(
            unseal(ReviewDecision, row.submission_id, "review_decisions", row.id, row.body) for row in self.transaction.session.exec(query)
        )

    def _columns(self, review: Review) -> dict[str, Any]:
        body = self.transaction.sealer.seal(review.submission, "reviews", review.id, review)
        return {"state": review.state.value, "revision": review.revision, "body": body}

    def _value(self, row: ReviewRow) -> Review:
        return self.transaction.sealer.unseal(Review, row.submission_id, "reviews", row.id, row.body)
