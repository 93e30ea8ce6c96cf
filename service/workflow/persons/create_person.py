"""Enter a person or a service who may hold keys."""

from __future__ import annotations

from service.domain.actor import ActorKind, Membership, Person
from service.domain.errors import Unreadable
from service.domain.permissions import Task, can
from service.kit.ids import new_id
from service.workflow.context import Context

_LONGEST_NAME = 200


def create_person(
    ctx: Context, name: str, *, kind: ActorKind = ActorKind.PERSON, memberships: frozenset[Membership] = frozenset()
) -> Person:
    """Keep a new person or service with memberships; the name is kept encrypted and never audited."""
    can(ctx.actor, Task.MANAGE_PERSONS, None).check()
    return entered(ctx, name, kind=kind, memberships=memberships)


def entered(ctx: Context, name: str, *, kind: ActorKind, memberships: frozenset[Membership]) -> Person:
    """Keep a person without asking who enters them: for the first one of an installation and for its operator at the machine."""
    if not name.strip() or len(name) > _LONGEST_NAME or kind is ActorKind.SYSTEM:
        raise Unreadable("name-invalid", f"A person or service has a name of 1 to {_LONGEST_NAME} characters.")
    person = Person(new_id("per" if kind is ActorKind.PERSON else "srv"), kind, name.strip(), memberships, ctx.now)
    with ctx.change() as unit:
        unit.persons.add(person)
        unit.audit.append(ctx.event("person.created", person=person.id, kind=kind.value, count=str(len(memberships))))
    return person
