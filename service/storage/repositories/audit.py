"""The audit trail as a unit of work sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlmodel import col, select

from service.domain.audit import AuditEvent, AuditRow
from service.kit.paging import BadCursor, Page, PageAsked, decode_cursor, page_of
from service.storage.audit_chain import audit_row
from service.storage.tables import AuditRowTable
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Audit:
    """Events wait here until the unit commits; they are written last, in the same transaction, or the unit does not happen."""

    transaction: Transaction
    waiting: list[AuditEvent] = field(default_factory=list)

    def append(self, event: AuditEvent) -> None:
        """Write an event when this unit commits."""
        if not self.transaction.writing:
            raise ValueError("a unit that only reads writes no event: use a writing unit")
        self.waiting.append(event)

    def page(self, asked: PageAsked, *, submission: str | None = None) -> Page[AuditRow]:
        """Return a page of rows in order, of one submission or of all."""
        query = select(AuditRowTable).order_by(col(AuditRowTable.sequence)).limit(asked.limit + 1)
        if asked.cursor is not None:
            query = query.where(col(AuditRowTable.sequence) > _number(decode_cursor("audit", asked.cursor)))
        if submission is not None:
            query = query.where(col(AuditRowTable.submission_id) == submission)
        rows = [audit_row(row) for row in self.transaction.session.exec(query)]
        return page_of("audit", rows, asked, lambda row: str(row.sequence))


def _number(after: str) -> int:
    if not after.isascii() or not after.isdigit() or len(after) > 18:
        raise BadCursor("the cursor is not one of ours")
    return int(after)
