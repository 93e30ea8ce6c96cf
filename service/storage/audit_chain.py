"""The audit chain: rows that are only ever added, each keyed to the one before."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256

from sqlalchemy import text
from sqlmodel import Session, col, select

from service.domain.audit import AuditEvent, AuditRow, ChainReport
from service.domain.errors import DisclosureError
from service.storage.audit_head import AuditHead, Head, HeadForged, HeadMissing, Mark
from service.storage.keys import KeyStore
from service.storage.tables import AuditRowTable

_LOCK = 0x44495343  # any number, the same for all who append
_AT_ONCE = 1000


class AuditBroken(DisclosureError):
    """The chain does not end where its head says: nothing may be changed until a person has looked."""


class AuditChain:
    """Appends and verifies. A row's digest is HMAC-SHA-256 over its content and the digest before, under the audit key."""

    def __init__(self, head: AuditHead, keys: KeyStore) -> None:
        self._head = head
        self._keys = keys

    @contextmanager
    def appending(self, session: Session, events: Sequence[AuditEvent]) -> Iterator[None]:
        """Insert the events as the last thing before a commit; the caller commits inside, and leaving without error settles the head."""
        with self._head.locked():
            head = self._checked_head(session)
            last = self._insert(session, head.settled, events)
            self._head.write(Head(head.settled, intended=last), durable=True)
            yield
            self._head.write(Head(settled=last), durable=False)

    def verify(self, session: Session) -> ChainReport:
        """Walk the whole chain and name the first row that is changed, missing or cut off. Needs a fresh unit that only reads.

        The head is read and the snapshot taken under the lock in which commits are made, so the two belong together.
        """
        try:
            with self._head.locked():
                head = self._head.read()
                session.exec(select(AuditRowTable.sequence).limit(1)).first()
        except HeadMissing:
            return ChainReport(intact=False, rows=0, code="head-missing", reason="The head of the chain is missing.")
        except HeadForged:
            return ChainReport(intact=False, rows=0, code="head-forged", reason="The head of the chain is not ours.")
        report, last = self._walk(session, head)
        if not report.intact or head.admits(last):
            return report
        counted = head.intended if head.intended and last.sequence > head.settled.sequence else head.settled
        at = min(last.sequence, counted.sequence) + 1
        if last.sequence < counted.sequence:
            reason = f"Row {at} and all after it are cut off: the head counts {counted.sequence} rows."
            return ChainReport(intact=False, rows=last.sequence, broken_at=at, code="cut-off", reason=reason)
        reason = f"Row {at} lies beyond the head, which counts {counted.sequence} rows."
        return ChainReport(intact=False, rows=last.sequence, broken_at=at, code="beyond-head", reason=reason)

    def _walk(self, session: Session, head: Head) -> tuple[ChainReport, Mark]:
        mark, key = Mark(), self._keys.secret("audit") if self._head.begun else b""
        while rows := session.exec(
            select(AuditRowTable).where(col(AuditRowTable.sequence) > mark.sequence).order_by(col(AuditRowTable.sequence)).limit(_AT_ONCE)
        ).all():
            for row in rows:
                expected = mark.sequence + 1
                if row.sequence != expected:
                    reason = f"Row {expected} is missing."
                    return ChainReport(intact=False, rows=mark.sequence, broken_at=expected, code="missing", reason=reason), mark
                changed = row.previous != mark.digest or not hmac.compare_digest(row.digest, _digest(key, row))
                if changed or (expected == head.settled.sequence and row.digest != head.settled.digest):
                    reason = f"Row {expected} is changed."
                    return ChainReport(intact=False, rows=mark.sequence, broken_at=expected, code="changed", reason=reason), mark
                mark = Mark(row.sequence, row.digest)
            session.expunge_all()
        return ChainReport(intact=True, rows=mark.sequence), mark

    def _checked_head(self, session: Session) -> Head:
        """Return the head with a finished intent settled; refuse to append to a chain that does not end there."""
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        found = session.exec(select(AuditRowTable).order_by(col(AuditRowTable.sequence).desc()).limit(1)).first()
        mark = Mark(found.sequence, found.digest) if found else Mark()
        try:
            self._head.begin()
            head = self._head.read()
        except (HeadMissing, HeadForged) as error:
            raise _broken() from error
        if not head.admits(mark):
            raise _broken()
        return Head(settled=mark)

    def _insert(self, session: Session, last: Mark, events: Sequence[AuditEvent]) -> Mark:
        key = self._keys.secret("audit")
        for event in events:
            row = AuditRowTable(
                sequence=last.sequence + 1,
                event=event.event,
                at=event.at.isoformat(),
                actor=event.actor,
                key=event.key,
                submission_id=event.submission,
                details=json.dumps(dict(event.details), sort_keys=True, separators=(",", ":")),
                previous=last.digest,
                digest="",
            )
            row.digest = _digest(key, row)
            session.add(row)
            last = Mark(row.sequence, row.digest)
        session.flush()
        return last


def _digest(key: bytes, row: AuditRowTable) -> str:
    content = [row.sequence, row.event, row.at, row.actor, row.key, row.submission_id, row.details, row.previous]
    return hmac.new(key, json.dumps(content).encode(), sha256).hexdigest()


def _broken() -> AuditBroken:
    return AuditBroken("audit-broken", "The audit chain is broken, so nothing may be changed.", todo="Run: disclosure audit verify")


def audit_row(row: AuditRowTable) -> AuditRow:
    """Return a stored row as a domain value."""
    event = AuditEvent(
        event=row.event,
        at=datetime.fromisoformat(row.at),
        actor=row.actor,
        submission=row.submission_id,
        key=row.key,
        details=tuple(sorted(json.loads(row.details).items())),
    )
    return AuditRow(row.sequence, event, row.previous, row.digest)
