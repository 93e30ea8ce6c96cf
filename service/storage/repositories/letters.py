"""The outbound tray."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import update
from sqlmodel import col, select

from service.domain.letter import Letter
from service.storage.tables import LetterRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters, sealed under their submission's key."""

    transaction: Transaction

    def add(self, letter: Letter) -> None:
        """Keep a new letter; raise `Conflict` when one on the same decision is there."""
        self.transaction.add(
            LetterRow(
                id=letter.id,
                submission_id=letter.submission,
                decision_id=letter.decision,
                delivered_at=letter.delivered_at,
                body=self._body(letter),
            )
        )

    def get(self, letter_id: str) -> Letter:
        """Return a letter; raise `NotFound`."""
        return self._value(self.transaction.get(LetterRow, letter_id, "letter", lock=True))

    def save(self, letter: Letter) -> None:
        """Keep that a letter was confirmed or delivered."""
        self.transaction.wrote()
        statement = update(LetterRow).where(col(LetterRow.id) == letter.id)
        self.transaction.session.execute(statement.values(delivered_at=letter.delivered_at, body=self._body(letter)))

    def of(self, submission_id: str) -> tuple[Letter, ...]:
        """Return the letters of a submission, oldest first."""
        query = select(LetterRow).where(col(LetterRow.submission_id) == submission_id).order_by(col(LetterRow.id))
        return tuple(self._value(row) for row in self.transaction.session.exec(query))

    def on(self, decision_id: str) -> str | None:
        """Return the id of the letter on a decision, or None."""
        return self.transaction.session.exec(select(LetterRow.id).where(col(LetterRow.decision_id) == decision_id)).first()

    def _body(self, letter: Letter) -> bytes:
        return self.transaction.sealer.seal(letter.submission, "letters", letter.id, letter)

    def _value(self, row: LetterRow) -> Letter:
        return self.transaction.sealer.unseal(Letter, row.submission_id, "letters", row.id, row.body)
