"""Who acts: a named person or a service, with roles per call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: A membership of every call of the installation.
EVERY_CALL = "*"


class Role(StrEnum):
    """What a membership lets its holder do; `permissions.py` holds the table."""

    INTAKE = "intake"
    CASEWORKER = "caseworker"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    AUDITOR = "auditor"
    ADMIN = "admin"


class ActorKind(StrEnum):
    """Whether somebody answers for the act in person."""

    PERSON = "person"
    SERVICE = "service"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Membership:
    """A role in one call, or in every call (`EVERY_CALL`)."""

    call: str
    role: Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts now. `id` is the person's or service's id: two keys of one person give the same `id`.

    `key` is the id of the credential used (None for the service's own jobs).
    """

    id: str
    kind: ActorKind
    memberships: frozenset[Membership] = frozenset()
    key: str | None = None

    def roles_in(self, call: str | None) -> frozenset[Role]:
        """Return the roles held in a call; None asks for roles in the installation as a whole."""
        return frozenset(each.role for each in self.memberships if each.call in {EVERY_CALL, call})

    @property
    def all_roles(self) -> frozenset[Role]:
        """Every role held anywhere."""
        return frozenset(each.role for each in self.memberships)

    @property
    def calls(self) -> frozenset[str] | None:
        """The calls of which the actor is a member; None means every call."""
        named = frozenset(each.call for each in self.memberships)
        return None if EVERY_CALL in named else named


#: The service's own jobs. It reads, detects, proposes, renders and verifies; it never decides, approves or releases.
SYSTEM = Actor(id="system", kind=ActorKind.SYSTEM)


@dataclass(frozen=True, slots=True)
class Person:
    """A named person or a service that holds keys; the name is kept encrypted."""

    id: str
    kind: ActorKind
    name: str
    memberships: frozenset[Membership]
    created_at: datetime
    disabled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A credential of one person or service. The secret itself is never kept, only `mac`, keyed by the server's pepper."""

    id: str
    person: str
    prefix: str
    mac: str
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None

    def valid_at(self, moment: datetime) -> bool:
        """Say whether the key may be used at a moment."""
        return self.revoked_at is None and (self.expires_at is None or moment < self.expires_at)
