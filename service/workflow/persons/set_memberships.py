"""Say in which calls a person has which roles."""

from __future__ import annotations

from dataclasses import replace

from service.domain.actor import Membership, Person
from service.domain.permissions import Task, can
from service.workflow.context import Context


def set_memberships(ctx: Context, person_id: str, memberships: frozenset[Membership]) -> Person:
    """Put these memberships in place of the ones a person has."""
    can(ctx.actor, Task.MANAGE_PERSONS, None).check()
    with ctx.change() as unit:
        person = replace(unit.persons.get(person_id), memberships=memberships)
        unit.persons.save(person)
        unit.audit.append(ctx.event("person.memberships_set", person=person.id, count=str(len(memberships))))
    return person
