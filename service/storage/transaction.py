"""What a repository works with inside one unit of work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from service.domain.errors import Conflict, NotFound, Stale
from service.storage.blobs import BlobStore
from service.storage.sealer import Sealer
from service.storage.tables import Row

AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Transaction:
    """One open transaction. `writing` is False in a unit that only reads; `wrote` marks that a change needs its audit event."""

    session: Session
    sealer: Sealer
    blobs: BlobStore
    writing: bool
    wrote: Callable[[], None]

    def add(self, row: Row) -> None:
        """Insert a row now; raise `Conflict` when another unit made the same thing at the same time. This unit is then lost."""
        self.wrote()
        self.session.add(row)
        try:
            self.session.flush()
        except IntegrityError as error:
            if _is_repetition(error):
                raise Conflict("made-at-once", "The same thing was made at the same time.", todo="Repeat the request.") from None
            raise

    def find(self, table: type[AnyRow], row_id: str, *, lock: bool = False) -> AnyRow | None:
        """Return a row or None. With `lock` other writers of this row wait until this unit ends (SQLite: they wait anyway)."""
        return self.session.get(table, row_id, populate_existing=True, with_for_update=lock and self.writing)

    def get(self, table: type[AnyRow], row_id: str, what: str, *, lock: bool = False) -> AnyRow:
        """Return a row; raise `NotFound` naming what it would be."""
        row = self.find(table, row_id, lock=lock)
        if row is None:
            raise NotFound("not-found", f"There is no such {what}.")
        return row

    def change(self, table: type[Any], row_id: str, *, revision: int, values: dict[str, Any]) -> None:
        """Change a row that is still at `revision`; raise `Stale` when somebody changed it since."""
        self.wrote()
        statement = update(table).where(col(table.id) == row_id, col(table.revision) == revision).values(**values)
        result = self.session.execute(statement.execution_options(synchronize_session=False))
        if result.rowcount != 1:  # type: ignore[attr-defined]
            raise Stale("stale", "Somebody changed this since you read it.", todo="Read it again and repeat your change.")


def _is_repetition(error: IntegrityError) -> bool:
    """Tell a broken unique constraint from other broken constraints, on either engine."""
    return getattr(error.orig, "sqlstate", None) == "23505" or "UNIQUE constraint failed" in str(error.orig)
