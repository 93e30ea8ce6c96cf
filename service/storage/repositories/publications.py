"""Publications of calls, and the public ids of their responses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select

from service.domain.publication import Publication, PublicResponse
from service.kit.paging import Page, PageAsked, decode_cursor, page_of
from service.storage.repositories.calls import call_scope
from service.storage.tables import PublicationRow, PublicResponseRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Publications:
    """What was put before the public. The site itself is a blob of the publication's id, under a key of that name."""

    transaction: Transaction

    def add(self, publication: Publication) -> None:
        """Keep a publication."""
        body = self.transaction.sealer.seal(call_scope(publication.call), "publications", publication.id, publication)
        self.transaction.add(PublicationRow(id=publication.id, call_id=publication.call, body=body))

    def get(self, publication_id: str) -> Publication:
        """Return a publication; raise `NotFound`."""
        return self._value(self.transaction.get(PublicationRow, publication_id, "publication"))

    def ids_of(self, call_id: str) -> tuple[str, ...]:
        """Return the ids of a call's publications, oldest first; nothing is unsealed for it."""
        query = select(PublicationRow.id).where(col(PublicationRow.call_id) == call_id).order_by(col(PublicationRow.id))
        return tuple(self.transaction.session.exec(query))

    def page(self, asked: PageAsked, call_id: str) -> Page[Publication]:
        """Return a page of a call's publications, oldest first."""
        query = select(PublicationRow).where(col(PublicationRow.call_id) == call_id).order_by(col(PublicationRow.id)).limit(asked.limit + 1)
        if asked.cursor is not None:
            query = query.where(col(PublicationRow.id) > decode_cursor("publications", asked.cursor))
        return page_of("publications", [self._value(row) for row in self.transaction.session.exec(query)], asked, lambda each: each.id)

    def site(self, publication: Publication) -> Iterator[bytes]:
        """Yield the zip of the site in checked chunks; raise `NotFound` when it was erased."""
        return self.transaction.blobs.stream(publication.id, publication.id)

    def _value(self, row: PublicationRow) -> Publication:
        return self.transaction.sealer.unseal(Publication, call_scope(row.call_id), "publications", row.id, row.body)


@dataclass(frozen=True, slots=True)
class PublicResponses:
    """One line for each submission that was ever published; it stays when the submission is erased, so that its address says so."""

    transaction: Transaction

    def add(self, response: PublicResponse) -> None:
        """Keep a new public id; raise `Conflict` when it is taken."""
        self.transaction.add(
            PublicResponseRow(id=response.id, call_id=response.call, submission_id=response.submission, **_columns(response))
        )

    def save(self, response: PublicResponse) -> None:
        """Keep what became of a public response."""
        self.transaction.wrote()
        statement = update(PublicResponseRow).where(col(PublicResponseRow.id) == response.id).values(**_columns(response))
        self.transaction.session.execute(statement)

    def of_call(self, call_id: str) -> dict[str, PublicResponse]:
        """Return every public response of a call by its submission."""
        query = select(PublicResponseRow).where(col(PublicResponseRow.call_id) == call_id).order_by(col(PublicResponseRow.id))
        return {row.submission_id: _value(row) for row in self.transaction.session.exec(query)}

    def of(self, submission_id: str) -> PublicResponse | None:
        """Return the public response of a submission, or None when it was never published."""
        row = self.transaction.session.exec(
            select(PublicResponseRow).where(col(PublicResponseRow.submission_id) == submission_id)
        ).one_or_none()
        return None if row is None else _value(row)


def _columns(response: PublicResponse) -> dict[str, Any]:
    return {
        "renditions": ",".join(response.renditions),
        "first_at": response.first_at,
        "changed_at": response.changed_at,
        "removed_at": response.removed_at,
    }


def _value(row: PublicResponseRow) -> PublicResponse:
    renditions = tuple(row.renditions.split(",")) if row.renditions else ()
    return PublicResponse(row.id, row.call_id, row.submission_id, renditions, row.first_at, row.changed_at, row.removed_at)
