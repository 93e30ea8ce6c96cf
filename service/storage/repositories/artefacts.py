"""Immutable stage outputs: a row each, the content in an encrypted blob of the same id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlmodel import col, func, select

from service.domain.artefact import Artefact, ArtefactKind
from service.domain.proposal import Purpose
from service.kit.ids import new_id
from service.storage.blobs import StagedBlob
from service.storage.codec import decode, encode
from service.storage.tables import ArtefactRow
from service.storage.transaction import Transaction

Value = TypeVar("Value")
OCTETS = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Artefacts:
    """Added, read, never changed. A blob whose transaction failed is an orphan that no row speaks of."""

    transaction: Transaction

    def stage(self, submission_id: str, pieces: Iterable[bytes]) -> StagedBlob:
        """Seal and store content before its row is written. For large content do this through `Store.stage`, outside a transaction."""
        return self.transaction.blobs.put(submission_id, new_id("art"), pieces)

    def adopt(
        self,
        staged: StagedBlob,
        kind: ArtefactKind,
        *,
        now: datetime,
        purpose: Purpose | None = None,
        of: str | None = None,
        media_type: str = OCTETS,
    ) -> Artefact:
        """Write the row of staged content and return it; its version is the next of its submission, kind and purpose."""
        artefact = Artefact(
            id=staged.id,
            submission=staged.scope,
            kind=kind,
            version=self._latest_version(staged.scope, kind, purpose) + 1,
            digest=staged.digest,
            size=staged.size,
            created_at=now,
            media_type=media_type,
            purpose=purpose,
            of=of,
        )
        self.transaction.add(_row(artefact))
        return artefact

    def add(
        self,
        submission_id: str,
        kind: ArtefactKind,
        value: object,
        *,
        now: datetime,
        purpose: Purpose | None = None,
        of: str | None = None,
        media_type: str = OCTETS,
    ) -> Artefact:
        """Keep bytes as they are, or any domain value as JSON, and return the row."""
        content = value if isinstance(value, bytes) else encode(value)
        media = media_type if isinstance(value, bytes) else "application/json"
        return self.adopt(self.stage(submission_id, (content,)), kind, now=now, purpose=purpose, of=of, media_type=media)

    def get(self, artefact_id: str) -> Artefact:
        """Return an artefact's row; raise `NotFound`."""
        return _value(self.transaction.get(ArtefactRow, artefact_id, "artefact"))

    def latest(self, submission_id: str, kind: ArtefactKind, *, purpose: Purpose | None = None, of: str | None = None) -> Artefact | None:
        """Return the newest artefact of a kind, purpose and, when given, source; None when there is none."""
        found = self.of(submission_id, kind, purpose=purpose, of=of)
        return found[-1] if found else None

    def of(self, submission_id: str, kind: ArtefactKind, *, purpose: Purpose | None = None, of: str | None = None) -> tuple[Artefact, ...]:
        """Return all artefacts of a kind and purpose in order of version."""
        query = select(ArtefactRow).where(
            col(ArtefactRow.submission_id) == submission_id,
            col(ArtefactRow.kind) == kind.value,
            col(ArtefactRow.purpose) == _purpose(purpose),
        )
        if of is not None:
            query = query.where(col(ArtefactRow.of) == of)
        return tuple(_value(row) for row in self.transaction.session.exec(query.order_by(col(ArtefactRow.version))))

    def content(self, artefact: Artefact) -> bytes:
        """Return the whole content, checked against its seal. Reading an original for a person is the caller's audit event."""
        return self.transaction.blobs.read(artefact.submission, artefact.id)

    def stream(self, artefact: Artefact) -> Iterator[bytes]:
        """Yield the content in checked chunks."""
        return self.transaction.blobs.stream(artefact.submission, artefact.id)

    def value(self, artefact: Artefact, kind: type[Value]) -> Value:
        """Return the domain value that was kept; raise `CannotDecode` for another type."""
        return decode(kind, self.content(artefact))

    def digest(self, content: bytes) -> str:
        """Return the keyed digest that content would have as an artefact."""
        return self.transaction.blobs.digest(content)

    def _latest_version(self, submission_id: str, kind: ArtefactKind, purpose: Purpose | None) -> int:
        query = select(func.max(ArtefactRow.version)).where(
            col(ArtefactRow.submission_id) == submission_id,
            col(ArtefactRow.kind) == kind.value,
            col(ArtefactRow.purpose) == _purpose(purpose),
        )
        return self.transaction.session.exec(query).one() or 0


def _purpose(purpose: Purpose | None) -> str:
    """An empty text, not NULL: the unique constraint on versions must hold for artefacts of no purpose too."""
    return "" if purpose is None else purpose.value


def _row(artefact: Artefact) -> ArtefactRow:
    return ArtefactRow(
        id=artefact.id,
        submission_id=artefact.submission,
        kind=artefact.kind.value,
        purpose=_purpose(artefact.purpose),
        version=artefact.version,
        digest=artefact.digest,
        size=artefact.size,
        media_type=artefact.media_type,
        of=artefact.of,
        created_at=artefact.created_at,
    )


def _value(row: ArtefactRow) -> Artefact:
    return Artefact(
        id=row.id,
        submission=row.submission_id,
        kind=ArtefactKind(row.kind),
        version=row.version,
        digest=row.digest,
        size=row.size,
        created_at=row.created_at,
        media_type=row.media_type,
        purpose=Purpose(row.purpose) if row.purpose else None,
        of=row.of,
    )
