"""Approvals and the gate's signed words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select

from service.domain.release import VerificationRecord
from service.domain.review import Approval
from service.storage.tables import ApprovalRow, VerificationRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Approvals:
    """An approval is kept for good; it can only be voided."""

    transaction: Transaction

    def add(self, approval: Approval) -> None:
        """Keep a new approval."""
        row = ApprovalRow(
            id=approval.id,
            review_id=approval.review,
            submission_id=approval.submission,
            voided_at=approval.voided_at,
            body=self._body(approval),
        )
        self.transaction.add(row)

    def standing(self, review_id: str) -> Approval | None:
        """Return the approval of a review that was not voided, or None."""
        query = select(ApprovalRow).where(col(ApprovalRow.review_id) == review_id, col(ApprovalRow.voided_at).is_(None))
        row = self.transaction.session.exec(query.order_by(col(ApprovalRow.id).desc()).limit(1)).first()
        return None if row is None else self._value(row)

    def void(self, approval: Approval, *, because: str, now: datetime) -> Approval:
        """Void an approval; `because` is a code."""
        self.transaction.wrote()
        voided = replace(approval, voided_at=now, voided_because=because)
        statement = update(ApprovalRow).where(col(ApprovalRow.id) == approval.id).values(voided_at=now, body=self._body(voided))
        self.transaction.session.execute(statement)
        return voided

    def _body(self, approval: Approval) -> bytes:
        return self.transaction.sealer.seal(approval.submission, "approvals", approval.id, approval)

    def _value(self, row: ApprovalRow) -> Approval:
        return self.transaction.sealer.unseal(Approval, row.submission_id, "approvals", row.id, row.body)


@dataclass(frozen=True, slots=True)
class Verifications:
    """Append-only; only the verb `verify` adds to it."""

    transaction: Transaction

    def add(self, record: VerificationRecord) -> None:
        """Keep the gate's word on a rendition."""
        row = VerificationRow(
            id=record.id,
            submission_id=record.submission,
            rendition=record.rendition,
            passed=record.result.passed,
            body=self.transaction.sealer.seal(record.submission, "verifications", record.id, record),
        )
        self.transaction.add(row)

    def of(self, rendition: str) -> VerificationRecord | None:
        """Return the latest word on a rendition, or None."""
        query = select(VerificationRow).where(col(VerificationRow.rendition) == rendition).order_by(col(VerificationRow.id).desc())
        row = self.transaction.session.exec(query.limit(1)).first()
        if row is None:
            return None
        return self.transaction.sealer.unseal(VerificationRecord, row.submission_id, "verifications", row.id, row.body)
