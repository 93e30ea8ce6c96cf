"""Releases, and the packs that decisions were made under."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import col, select

from service.domain.errors import NotFound
from service.domain.lifecycle import State
from service.domain.proposal import PackReference
from service.domain.release import Release
from service.kit.digests import sha256
from service.kit.paging import Page, PageAsked, decode_cursor, page_of
from service.storage.tables import PackRow, ReleaseRow, SubmissionRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Releases:
    """What left the house."""

    transaction: Transaction

    def add(self, release: Release) -> None:
        """Keep a release."""
        row = ReleaseRow(
            id=release.id,
            submission_id=release.submission,
            call_id=release.call,
            purpose=release.purpose.value,
            body=self.transaction.sealer.seal(release.submission, "releases", release.id, release),
        )
        self.transaction.add(row)

    def get(self, release_id: str) -> Release:
        """Return a release; raise `NotFound`."""
        return self._value(self.transaction.get(ReleaseRow, release_id, "release"))

    def of(self, submission_id: str) -> tuple[Release, ...]:
        """Return the releases of a submission, oldest first."""
        query = select(ReleaseRow).where(col(ReleaseRow.submission_id) == submission_id).order_by(col(ReleaseRow.id))
        return tuple(self._value(row) for row in self.transaction.session.exec(query))

    def page(self, asked: PageAsked, *, calls: frozenset[str] | None = None) -> Page[Release]:
        """Return a page of releases, oldest first, less those of what was erased; `calls` None means every call."""
        erased = select(SubmissionRow.id).where(col(SubmissionRow.state) == State.ERASED.value)
        query = select(ReleaseRow).where(col(ReleaseRow.submission_id).not_in(erased)).order_by(col(ReleaseRow.id)).limit(asked.limit + 1)
        if asked.cursor is not None:
            query = query.where(col(ReleaseRow.id) > decode_cursor("releases", asked.cursor))
        if calls is not None:
            query = query.where(col(ReleaseRow.call_id).in_(sorted(calls)))
        return page_of("releases", [self._value(row) for row in self.transaction.session.exec(query)], asked, lambda each: each.id)

    def _value(self, row: ReleaseRow) -> Release:
        return self.transaction.sealer.unseal(Release, row.submission_id, "releases", row.id, row.body)


@dataclass(frozen=True, slots=True)
class Packs:
    """The bytes of each pack that was used, by digest."""

    transaction: Transaction

    def keep(self, reference: PackReference, content: bytes) -> None:
        """Keep a pack's bytes at first use; raise ValueError when they are not what the reference says."""
        if sha256(content) != reference.digest:
            raise ValueError("the pack's bytes do not have the digest of its reference")
        if self.transaction.find(PackRow, reference.digest) is None:
            self.transaction.add(PackRow(digest=reference.digest, pack_id=reference.id, version=reference.version, content=content))

    def content(self, digest: str) -> bytes:
        """Return a pack's bytes; raise `NotFound`."""
        row = self.transaction.find(PackRow, digest)
        if row is None:
            raise NotFound("not-found", "There is no such pack.")
        return row.content
