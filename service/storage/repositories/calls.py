"""Calls for evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from service.domain.call import Call
from service.domain.errors import Conflict
from service.kit.paging import Page, PageAsked, decode_cursor, page_of
from service.storage.tables import CallRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Calls:
    """A call is sealed under a key of its own: its deny list may hold names."""

    transaction: Transaction

    def add(self, call: Call, *, now: datetime) -> None:
        """Keep a new call; raise `Conflict` when the id is taken."""
        if self.transaction.find(CallRow, call.id) is not None:
            raise Conflict("call-exists", "A call of this id exists.", todo="Choose another id.")
        body = self.transaction.sealer.seal(call_scope(call.id), "calls", call.id, call)
        self.transaction.add(CallRow(id=call.id, created_at=now, body=body))

    def get(self, call_id: str) -> Call:
        """Return a call; raise `NotFound`."""
        return self._value(self.transaction.get(CallRow, call_id, "call"))

    def page(self, asked: PageAsked, *, only: frozenset[str] | None = None) -> Page[Call]:
        """Return a page of calls by id; `only` keeps to the calls that the asker is a member of."""
        query = select(CallRow).order_by(col(CallRow.id)).limit(asked.limit + 1)
        if asked.cursor is not None:
            query = query.where(col(CallRow.id) > decode_cursor("calls", asked.cursor))
        if only is not None:
            query = query.where(col(CallRow.id).in_(sorted(only)))
        return page_of("calls", [self._value(row) for row in self.transaction.session.exec(query)], asked, lambda call: call.id)

    def _value(self, row: CallRow) -> Call:
        return self.transaction.sealer.unseal(Call, call_scope(row.id), "calls", row.id, row.body)


def call_scope(call_id: str) -> str:
    """Return the key scope of a call; prefixed, so that no call can be named like a submission's key."""
    return f"call-{call_id}"
