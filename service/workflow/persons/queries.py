"""Persons, services and their keys, for those who manage them."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.actor import ApiKey, Person
from service.domain.permissions import Task, can
from service.workflow.context import Context


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person or service with their keys (never a secret)."""

    person: Person
    keys: tuple[ApiKey, ...]


def get_person(ctx: Context, person_id: str) -> PersonView:
    """Return one person; everybody may read themselves."""
    if person_id != ctx.actor.id:
        can(ctx.actor, Task.MANAGE_PERSONS, None).check()
    with ctx.look() as unit:
        return PersonView(unit.persons.get(person_id), unit.keys.of(person_id))


def list_persons(ctx: Context) -> tuple[PersonView, ...]:
    """Return everybody; one public body has few."""
    can(ctx.actor, Task.MANAGE_PERSONS, None).check()
    with ctx.look() as unit:
        return tuple(PersonView(person, unit.keys.of(person.id)) for person in unit.persons.all())
