"""Confidentiality requests with their assessments and decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import col, select

from service.domain.request import Assessment, ConfidentialityRequest, RequestDecision
from service.storage.tables import AssessmentRow, RequestDecisionRow, RequestRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests change state; assessments and decisions are append-only."""

    transaction: Transaction

    def add(self, request: ConfidentialityRequest) -> None:
        """Keep a new request."""
        self.transaction.add(RequestRow(id=request.id, submission_id=request.submission, **self._columns(request)))

    def get(self, request_id: str) -> ConfidentialityRequest:
        """Return a request; raise `NotFound`."""
        return self._value(self.transaction.get(RequestRow, request_id, "request", lock=True))

    def save(self, request: ConfidentialityRequest) -> ConfidentialityRequest:
        """Keep a changed request and return it with the next revision; raise `Stale` if it was changed since it was read."""
        changed = replace(request, revision=request.revision + 1)
        self.transaction.change(RequestRow, request.id, revision=request.revision, values=self._columns(changed))
        return changed

    def of(self, submission_id: str) -> tuple[ConfidentialityRequest, ...]:
        """Return all requests of a submission, oldest first."""
        query = select(RequestRow).where(col(RequestRow.submission_id) == submission_id).order_by(col(RequestRow.id))
        return tuple(self._value(row) for row in self.transaction.session.exec(query))

    def add_assessment(self, assessment: Assessment) -> None:
        """Keep an assessment."""
        body = self.transaction.sealer.seal(assessment.submission, "assessments", assessment.id, assessment)
        row = AssessmentRow(id=assessment.id, request_id=assessment.request, submission_id=assessment.submission, body=body)
        self.transaction.add(row)

    def assessments_of(self, request_id: str) -> tuple[Assessment, ...]:
        """Return all assessments of a request, oldest first."""
        query = select(AssessmentRow).where(col(AssessmentRow.request_id) == request_id).order_by(col(AssessmentRow.id))
        unseal = self.transaction.sealer.unseal
        return tuple(unseal(Assessment, row.submission_id, "assessments", row.id, row.body) for row in self.transaction.session.exec(query))

    def add_decision(self, decision: RequestDecision) -> None:
        """Keep a decision."""
        body = self.transaction.sealer.seal(decision.submission, "request_decisions", decision.id, decision)
        row = RequestDecisionRow(id=decision.id, request_id=decision.request, submission_id=decision.submission, body=body)
        self.transaction.add(row)

    def decisions_of(self, request_id: str) -> tuple[RequestDecision, ...]:
        """Return all decisions on a request, oldest first; the last one stands."""
        query = select(RequestDecisionRow).where(col(RequestDecisionRow.request_id) == request_id).order_by(col(RequestDecisionRow.id))
        unseal = self.transaction.sealer.unseal
        return tuple(
            unseal(RequestDecision, row.submission_id, "request_decisions", row.id, row.body)
            for row in self.transaction.session.exec(query)
        )

    def _columns(self, request: ConfidentialityRequest) -> dict[str, Any]:
        body = self.transaction.sealer.seal(request.submission, "requests", request.id, request)
        return {"state": request.state.value, "revision": request.revision, "body": body}

    def _value(self, row: RequestRow) -> ConfidentialityRequest:
        return self.transaction.sealer.unseal(ConfidentialityRequest, row.submission_id, "requests", row.id, row.body)
