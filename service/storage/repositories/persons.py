"""Persons, services and their keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select

from service.domain.actor import ActorKind, ApiKey, Person
from service.domain.errors import NotFound
from service.storage.keys import INSTALLATION
from service.storage.tables import ApiKeyRow, PersonRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Persons:
    """Names are sealed under the installation's key."""

    transaction: Transaction

    def add(self, person: Person) -> None:
        """Keep a new person or service; the system itself is neither."""
        if person.kind is ActorKind.SYSTEM:
            raise ValueError("the system is no person")
        self.transaction.add(PersonRow(id=person.id, kind=person.kind.value, body=self._body(person)))

    def save(self, person: Person) -> None:
        """Keep changed memberships, a changed name or a disabling."""
        self.transaction.wrote()
        self.transaction.session.execute(update(PersonRow).where(col(PersonRow.id) == person.id).values(body=self._body(person)))

    def get(self, person_id: str) -> Person:
        """Return a person; raise `NotFound`."""
        return self._value(self.transaction.get(PersonRow, person_id, "person"))

    def all(self) -> tuple[Person, ...]:
        """Return everybody; one public body has few."""
        return tuple(self._value(row) for row in self.transaction.session.exec(select(PersonRow).order_by(col(PersonRow.id))))

    def _body(self, person: Person) -> bytes:
        return self.transaction.sealer.seal(INSTALLATION, "persons", person.id, person)

    def _value(self, row: PersonRow) -> Person:
        return self.transaction.sealer.unseal(Person, INSTALLATION, "persons", row.id, row.body)


@dataclass(frozen=True, slots=True)
class Keys:
    """Credentials by their prefix; the secret is not here."""

    transaction: Transaction

    def add(self, key: ApiKey) -> None:
        """Keep a new key."""
        row = ApiKeyRow(
            id=key.id,
            person_id=key.person,
            prefix=key.prefix,
            mac=key.mac,
            created_at=key.created_at,
            expires_at=key.expires_at,
            revoked_at=key.revoked_at,
        )
        self.transaction.add(row)

    def by_prefix(self, prefix: str) -> ApiKey | None:
        """Return the key with a prefix, or None."""
        row = self.transaction.session.exec(select(ApiKeyRow).where(col(ApiKeyRow.prefix) == prefix)).first()
        return None if row is None else _key(row)

    def of(self, person_id: str) -> tuple[ApiKey, ...]:
        """Return a person's keys, oldest first."""
        query = select(ApiKeyRow).where(col(ApiKeyRow.person_id) == person_id).order_by(col(ApiKeyRow.id))
        return tuple(_key(row) for row in self.transaction.session.exec(query))

    def revoke(self, key_id: str, *, now: datetime) -> None:
        """Revoke a key; raise `NotFound`. Repeating it keeps the first time."""
        self.transaction.wrote()
        if self.transaction.find(ApiKeyRow, key_id) is None:
            raise NotFound("not-found", "There is no such key.")
        statement = update(ApiKeyRow).where(col(ApiKeyRow.id) == key_id, col(ApiKeyRow.revoked_at).is_(None)).values(revoked_at=now)
        self.transaction.session.execute(statement)


def _key(row: ApiKeyRow) -> ApiKey:
    return ApiKey(
        id=row.id,
        person=row.person_id,
        prefix=row.prefix,
        mac=row.mac,
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
    )
