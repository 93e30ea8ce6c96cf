"""Holds, the erasure ledger, and what erasing takes out of the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col, select

from service.domain.lifecycle import State
from service.domain.retention import Erasure, ErasureState, Hold
from service.storage.tables import (
    ApprovalRow,
    ArrivalRow,
    ArtefactRow,
    ErasureRow,
    HoldRow,
    IdempotencyRow,
    JobRow,
    LetterRow,
    RequestRow,
    ReviewRow,
    SubmissionRow,
)
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Holds:
    """Sealed under the submission's key: a hold ends before its submission does."""

    transaction: Transaction

    def add(self, hold: Hold) -> None:
        """Keep a new hold."""
        self.transaction.add(HoldRow(id=hold.id, submission_id=hold.submission, lifted_at=hold.lifted_at, body=self._body(hold)))

    def get(self, hold_id: str) -> Hold:
        """Return a hold; raise `NotFound`."""
        return self._value(self.transaction.get(HoldRow, hold_id, "hold"))

    def save(self, hold: Hold) -> None:
        """Keep that a hold was lifted."""
        self.transaction.wrote()
        statement = update(HoldRow).where(col(HoldRow.id) == hold.id).values(lifted_at=hold.lifted_at, body=self._body(hold))
        self.transaction.session.execute(statement)

    def of(self, submission_id: str) -> tuple[Hold, ...]:
        """Return the holds of a submission, oldest first, lifted ones too."""
        query = select(HoldRow).where(col(HoldRow.submission_id) == submission_id).order_by(col(HoldRow.id))
        return tuple(self._value(row) for row in self.transaction.session.exec(query))

    def _body(self, hold: Hold) -> bytes:
        return self.transaction.sealer.seal(hold.submission, "holds", hold.id, hold)

    def _value(self, row: HoldRow) -> Hold:
        return self.transaction.sealer.unseal(Hold, row.submission_id, "holds", row.id, row.body)


@dataclass(frozen=True, slots=True)
class Erasures:
    """The ledger: nothing in it is sealed, because it must be readable when the keys are gone."""

    transaction: Transaction

    def add(self, erasure: Erasure) -> None:
        """Keep a proposed erasure."""
        self.transaction.add(ErasureRow(id=erasure.id, submission_id=erasure.submission, call_id=erasure.call, **_columns(erasure)))

    def get(self, erasure_id: str) -> Erasure:
        """Return an erasure; raise `NotFound`."""
        return _value(self.transaction.get(ErasureRow, erasure_id, "erasure", lock=True))

    def save(self, erasure: Erasure) -> None:
        """Keep what became of an erasure."""
        self.transaction.wrote()
        self.transaction.session.execute(update(ErasureRow).where(col(ErasureRow.id) == erasure.id).values(**_columns(erasure)))

    def of(self, submission_id: str) -> tuple[Erasure, ...]:
        """Return the erasures of a submission, oldest first."""
        query = select(ErasureRow).where(col(ErasureRow.submission_id) == submission_id).order_by(col(ErasureRow.id))
        return tuple(_value(row) for row in self.transaction.session.exec(query))

    def ledger(self, *states: ErasureState) -> tuple[Erasure, ...]:
        """Return all erasures in these states, oldest first."""
        query = select(ErasureRow).where(col(ErasureRow.state).in_([state.value for state in states])).order_by(col(ErasureRow.id))
        return tuple(_value(row) for row in self.transaction.session.exec(query))

    def artefacts_of(self, submission_id: str) -> tuple[str, ...]:
        """Return the ids of a submission's blobs."""
        return tuple(self.transaction.session.exec(select(ArtefactRow.id).where(col(ArtefactRow.submission_id) == submission_id)))

    def empty(self, submission_id: str) -> dict[str, int]:
        """Take a submission's content, remembered answers and jobs out of the tables that may change; return how many rows of each.

        What lies in tables that only grow is sealed: it goes with the key.
        """
        self.transaction.wrote()
        run = self.transaction.session.execute
        gone = {"state": State.ERASED.value, "body": b"", "job": None, "held_because": None, "reference_mac": None}
        run(update(SubmissionRow).where(col(SubmissionRow.id) == submission_id).values(**gone))
        run(update(ArrivalRow).where(col(ArrivalRow.submission_id) == submission_id).values(body=b"", digest=""))
        run(update(RequestRow).where(col(RequestRow.submission_id) == submission_id).values(body=b""))
        run(update(ReviewRow).where(col(ReviewRow.submission_id) == submission_id).values(body=b"", state=State.ERASED.value))
        run(update(ApprovalRow).where(col(ApprovalRow.submission_id) == submission_id).values(body=b""))
        run(update(LetterRow).where(col(LetterRow.submission_id) == submission_id).values(body=b""))
        jobs = run(delete(JobRow).where(col(JobRow.submission_id) == submission_id))
        answers = run(delete(IdempotencyRow).where(col(IdempotencyRow.scope) == submission_id))
        return {"jobs": _count(jobs), "answers": _count(answers)}


def _count(result: Any) -> int:
    return int(result.rowcount)


def _columns(erasure: Erasure) -> dict[str, Any]:
    names = ("reason", "rule", "due", "proposed_by", "proposed_at", "approved_by", "approved_at", "done_at")
    return {"state": erasure.state.value, **{name: getattr(erasure, name) for name in names}}


def _value(row: ErasureRow) -> Erasure:
    return Erasure(
        id=row.id,
        submission=row.submission_id,
        call=row.call_id,
        state=ErasureState(row.state),
        reason=row.reason,
        rule=row.rule,
        due=row.due,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        done_at=row.done_at,
    )
