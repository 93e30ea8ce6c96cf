"""Files and texts that came for a submission."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlmodel import col, func, select

from service.domain.submission import Arrival
from service.storage.tables import ArrivalRow, SubmissionRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Arrivals in order; their file names are sealed."""

    transaction: Transaction

    def next_sequence(self, submission_id: str) -> int:
        """Return the sequence of the next arrival, from 1."""
        query = select(func.count()).where(col(ArrivalRow.submission_id) == submission_id)
        return self.transaction.session.exec(query).one() + 1

    def add(self, arrival: Arrival) -> None:
        """Keep a new arrival of a submission that exists."""
        call_id = self.transaction.get(SubmissionRow, arrival.submission, "submission").call_id
        row = ArrivalRow(
            id=arrival.id, submission_id=arrival.submission, call_id=call_id, sequence=arrival.sequence, **self._columns(arrival)
        )
        self.transaction.add(row)

    def save(self, arrival: Arrival) -> None:
        """Keep the new status of an arrival."""
        self.transaction.wrote()
        self.transaction.session.execute(update(ArrivalRow).where(col(ArrivalRow.id) == arrival.id).values(**self._columns(arrival)))

    def get(self, arrival_id: str) -> Arrival:
        """Return an arrival; raise `NotFound`."""
        return self._value(self.transaction.get(ArrivalRow, arrival_id, "arrival"))

    def of(self, submission_id: str) -> tuple[Arrival, ...]:
        """Return all arrivals of a submission in order."""
        query = select(ArrivalRow).where(col(ArrivalRow.submission_id) == submission_id).order_by(col(ArrivalRow.sequence))
        return tuple(self._value(row) for row in self.transaction.session.exec(query))

    def same_content(self, call_id: str, digest: str) -> tuple[str, str] | None:
        """Return (arrival id, submission id) of the first arrival in a call with the same keyed digest, or None."""
        query = select(ArrivalRow).where(col(ArrivalRow.call_id) == call_id, col(ArrivalRow.digest) == digest).order_by(col(ArrivalRow.id))
        row = self.transaction.session.exec(query.limit(1)).first()
        return None if row is None else (row.id, row.submission_id)

    def _columns(self, arrival: Arrival) -> dict[str, Any]:
        body = self.transaction.sealer.seal(arrival.submission, "arrivals", arrival.id, arrival)
        return {"status": arrival.status.value, "digest": arrival.digest, "body": body}

    def _value(self, row: ArrivalRow) -> Arrival:
        return self.transaction.sealer.unseal(Arrival, row.submission_id, "arrivals", row.id, row.body)
