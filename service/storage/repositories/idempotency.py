"""Answers once given, so that a repeated POST gets the same one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import col

from service.domain.errors import Conflict
from service.domain.idempotency import RememberedAnswer
from service.storage.keys import INSTALLATION
from service.storage.tables import IdempotencyRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Idempotency:
    """Keyed by actor and key together; the body is sealed under its submission's key, or the installation's when it has none."""

    transaction: Transaction

    def remember(self, answer: RememberedAnswer) -> None:
        """Keep an answer in the unit that made the change, so that both are there or neither."""
        row_id = self._id(answer.actor, answer.key)
        scope = answer.submission or INSTALLATION
        body = self.transaction.sealer.seal(scope, "idempotency", row_id, answer)
        self.transaction.add(IdempotencyRow(id=row_id, scope=scope, created_at=answer.created_at, body=body))

    def recall(self, actor: str, key: str, request_digest: str) -> RememberedAnswer | None:
        """Return the answer given before, or None; raise `Conflict` when the key came with another request."""
        row = self.transaction.find(IdempotencyRow, self._id(actor, key))
        if row is None:
            return None
        answer = self.transaction.sealer.unseal(RememberedAnswer, row.scope, "idempotency", row.id, row.body)
        if answer.request_digest != request_digest:
            raise Conflict(
                "idempotency-key-reused", "This Idempotency-Key came with another request.", todo="Use a new key for a new request."
            )
        return answer

    def digest(self, request: bytes) -> str:
        """Return the keyed digest by which two requests are compared."""
        return self.transaction.blobs.digest(request)

    def forget_before(self, moment: datetime) -> int:
        """Remove answers older than a moment; return how many."""
        result = self.transaction.session.execute(delete(IdempotencyRow).where(col(IdempotencyRow.created_at) < moment))
        return int(result.rowcount)  # type: ignore[attr-defined]

    def _id(self, actor: str, key: str) -> str:
        return self.transaction.sealer.mac("idempotency", f"{actor}|{key}")
