"""One transaction with its repositories: all of it happens, audit events last, or none of it does."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlmodel import Session

from service.domain.errors import DisclosureError
from service.storage.audit_chain import AuditChain
from service.storage.blobs import BlobStore
from service.storage.keys import KeyStore
from service.storage.repositories.approvals import Approvals, Verifications
from service.storage.repositories.arrivals import Arrivals
from service.storage.repositories.artefacts import Artefacts
from service.storage.repositories.audit import Audit
from service.storage.repositories.calls import Calls
from service.storage.repositories.idempotency import Idempotency
from service.storage.repositories.jobs import Jobs
from service.storage.repositories.letters import Letters
from service.storage.repositories.persons import Keys, Persons
from service.storage.repositories.publications import Publications, PublicResponses
from service.storage.repositories.releases import Packs, Releases
from service.storage.repositories.requests import Requests
from service.storage.repositories.retention import Erasures, Holds
from service.storage.repositories.reviews import Reviews
from service.storage.repositories.signing_in import Accounts, Links, Sessions
from service.storage.repositories.submissions import Submissions
from service.storage.sealer import Sealer
from service.storage.transaction import Transaction


class EventMissing(DisclosureError):
    """A change without an audit event: a mistake of ours, so the change does not happen."""


class UnitOfWork:
    """Use as a context manager: leaving it without an error commits, leaving it with one undoes everything.

    `writing` False gives one snapshot and refuses changes. `bookkeeping` True is for the worker's leases, which are no change of state:
    it needs no audit event. Load the submission first in a writing unit: it locks, so that changes of one submission do not cross.
    """

    def __init__(
        self, engine: Engine, blobs: BlobStore, keys: KeyStore, chain: AuditChain, *, writing: bool = True, bookkeeping: bool = False
    ) -> None:
        self.session = Session(engine, expire_on_commit=False)
        self._chain = chain
        self._bookkeeping = bookkeeping
        self._wrote = False
        transaction = Transaction(self.session, Sealer(keys), blobs, writing, self._mark_written)
        self.calls = Calls(transaction)
        self.submissions = Submissions(transaction)
        self.arrivals = Arrivals(transaction)
        self.artefacts = Artefacts(transaction)
        self.requests = Requests(transaction)
        self.reviews = Reviews(transaction)
        self.approvals = Approvals(transaction)
        self.verifications = Verifications(transaction)
        self.releases = Releases(transaction)
        self.publications = Publications(transaction)
        self.public_responses = PublicResponses(transaction)
        self.letters = Letters(transaction)
        self.holds = Holds(transaction)
        self.erasures = Erasures(transaction)
        self.packs = Packs(transaction)
        self.jobs = Jobs(transaction)
        self.audit = Audit(transaction)
        self.persons = Persons(transaction)
        self.keys = Keys(transaction)
        self.accounts = Accounts(transaction)
        self.links = Links(transaction)
        self.sessions = Sessions(transaction)
        self.idempotency = Idempotency(transaction)
        self._writing = writing

    def __enter__(self) -> Self:
        self.session.connection()  # take the snapshot, or SQLite's write lock, now
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None and self._writing:
                self._commit()
        finally:
            self.session.rollback()
            self.session.close()

    def _mark_written(self) -> None:
        if not self._writing:
            raise ValueError("a unit that only reads changes nothing: use a writing unit")
        self._wrote = True

    def _commit(self) -> None:
        self.session.flush()
        if not self.audit.waiting:
            if self._wrote and not self._bookkeeping:
                raise EventMissing("event-missing", "A change without an audit event does not happen.")
            self.session.commit()
            return
        with self._chain.appending(self.session, self.audit.waiting):
            self.session.commit()


#: What a verb is given: a function that opens a writing unit of work.
OpenUnit = Callable[[], UnitOfWork]
