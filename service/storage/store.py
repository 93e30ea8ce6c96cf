"""Storage as the composition root holds it: settings in, units of work out."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import text

from service.domain.audit import ChainReport
from service.kit.ids import new_id
from service.storage.audit_chain import AuditChain
from service.storage.audit_head import AuditHead
from service.storage.blobs import BlobStore, StagedBlob
from service.storage.engine import for_reading, make_engine
from service.storage.keys import KeyStore
from service.storage.settings import StorageSettings
from service.storage.unit_of_work import UnitOfWork


class Store:
    """The database, blobs, keys and audit head of one installation. Opening it connects to nothing until it is used.

    Run `migrate(settings)` first. Not to be shared across a fork: open one in each process.
    """

    def __init__(self, settings: StorageSettings) -> None:
        self.settings = settings
        self.keys = KeyStore(settings.keys)
        self.blobs = BlobStore(settings.blobs, self.keys)
        self._engine = make_engine(settings)
        self._reading = for_reading(self._engine)
        self._chain = AuditChain(AuditHead(settings.audit, self.keys), self.keys)

    def unit_of_work(self) -> UnitOfWork:
        """Return a unit that may write; a change in it needs an audit event."""
        return UnitOfWork(self._engine, self.blobs, self.keys, self._chain)

    def reading(self) -> UnitOfWork:
        """Return a unit that only reads, from one snapshot."""
        return UnitOfWork(self._reading, self.blobs, self.keys, self._chain, writing=False)

    def bookkeeping(self) -> UnitOfWork:
        """Return a unit for leases and clean-up, which write no audit event."""
        return UnitOfWork(self._engine, self.blobs, self.keys, self._chain, bookkeeping=True)

    def stage(self, submission_id: str, pieces: Iterable[bytes]) -> StagedBlob:
        """Seal and store a stream outside any transaction; `artefacts.adopt` then makes it an artefact."""
        return self.blobs.put(submission_id, new_id("art"), pieces)

    def verify_chain(self) -> ChainReport:
        """Walk the audit chain and name the first row that is changed, missing or cut off."""
        with self.reading() as unit:
            return self._chain.verify(unit.session)

    def ready(self) -> bool:
        """Say whether the database answers and has its tables."""
        with self._reading.connect() as connection:
            connection.execute(text("SELECT 1 FROM submissions WHERE 1 = 0"))
        return True

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()
