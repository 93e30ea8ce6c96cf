"""Persons, services and their keys as they come in and go out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service.api.schemas.shapes import ActorId, Allowed, KeyId, Moment, MomentSent, PersonId, Sent, Shown
from service.domain.actor import EVERY_CALL, Actor, ActorKind, ApiKey, Membership, Role
from service.workflow.actions import AllowedAction
from service.workflow.persons.queries import PersonView

CallOrEvery = Annotated[
    str, Field(pattern=r"^([a-z0-9][a-z0-9-]{1,80}|\*)$", description="Id of a call; * for every call.", examples=["hmip-sfo-2025"])
]
FullName = Annotated[str, Field(min_length=1, max_length=200, examples=["Rhian Prydderch"])]


class MembershipSent(Sent):
    """A role in one call, or in every call."""

    call: CallOrEvery = EVERY_CALL
    role: Annotated[Role, Field(strict=False)]


Memberships = Annotated[list[MembershipSent], Field(max_length=500)]


def memberships_of(sent: list[MembershipSent]) -> frozenset[Membership]:
    """Return memberships as the verbs take them."""
    return frozenset(Membership(each.call, each.role) for each in sent)


class PersonSent(Sent):
    """A person or service to enter."""

    name: FullName
    kind: Literal["person", "service"] = "person"
    memberships: Memberships = Field(default_factory=list)


class MembershipsSent(Sent):
    """The memberships that take the place of those held."""

    memberships: Memberships


class KeySent(Sent):
    """A key to issue; without `expires_at` it is valid until revoked."""

    expires_at: MomentSent | None = None


class MembershipShown(Shown):
    """A role in one call, or in every call."""

    call: CallOrEvery
    role: Role


class KeyShown(Shown):
    """A key, never its secret."""

    id: KeyId
    created_at: Moment
    expires_at: Moment | None
    revoked_at: Moment | None

    @classmethod
    def of(cls, key: ApiKey) -> KeyShown:
        """Show a key."""
        return cls.model_validate(key)


def _sorted(memberships: frozenset[Membership]) -> list[MembershipShown]:
    ordered = sorted(memberships, key=lambda each: (each.call, each.role.value))
    return [MembershipShown.model_validate(each) for each in ordered]


class PersonShown(Shown):
    """A person or service with their keys."""

    id: PersonId
    kind: ActorKind
    name: FullName
    memberships: list[MembershipShown]
    created_at: Moment
    disabled_at: Moment | None
    keys: list[KeyShown]
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, view: PersonView, actions: tuple[AllowedAction, ...]) -> PersonShown:
        """Show a person."""
        person = view.person
        return cls(
            id=person.id,
            kind=person.kind,
            name=person.name,
            memberships=_sorted(person.memberships),
            created_at=person.created_at,
            disabled_at=person.disabled_at,
            keys=[KeyShown.of(key) for key in view.keys],
            allowed_actions=[Allowed.of(each) for each in actions],
        )


class PersonList(Shown):
    """Everybody who holds keys."""

    items: list[PersonShown]


class KeyIssued(Shown):
    """A new key. `secret` is shown this once; null when the answer is repeated."""

    id: KeyId
    person: PersonId
    secret: Annotated[str | None, Field(examples=["dsk_0123456789ab_" + "0" * 64])]


class ActorShown(Shown):
    """Who asks, as the service knows them."""

    id: ActorId
    kind: ActorKind
    key: Annotated[str | None, Field(examples=["key_01jx8v9q2m4n6p8r0s2t4v6w8y"])]
    memberships: list[MembershipShown]
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, actor: Actor, actions: tuple[AllowedAction, ...]) -> ActorShown:
        """Show an actor."""
        shown = [Allowed.of(each) for each in actions]
        return cls(id=actor.id, kind=actor.kind, key=actor.key, memberships=_sorted(actor.memberships), allowed_actions=shown)
