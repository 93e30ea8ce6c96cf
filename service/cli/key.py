"""`disclosure key create`: a key for a named person or a service."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.opening import OPERATOR, home_option, json_option, opened, show
from service.domain.actor import EVERY_CALL, ActorKind, Membership, Role
from service.workflow.context import Context
from service.workflow.persons.create_key import create_key
from service.workflow.persons.create_person import create_person
from service.workflow.persons.queries import list_persons
from service.workflow.persons.set_memberships import set_memberships


@click.group()
def command() -> None:
    """Keys of persons and services."""


@command.command("create")
@click.option("--person", "name", required=True, help="Full name of the person, or of the service. The same name gets one more key.")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]), help="May be given several times.")
@click.option("--call", "calls", multiple=True, help="Call in which the roles are held (default: every call). May be given several times.")
@click.option("--service", "is_service", is_flag=True, help="The key belongs to a service, which can never decide, approve or release.")
@home_option
@json_option
def create(*, name: str, roles: tuple[str, ...], calls: tuple[str, ...], is_service: bool, home: Path | None, as_json: bool) -> None:
    """Create a key and print its secret, once."""
    kind = ActorKind.SERVICE if is_service else ActorKind.PERSON
    memberships = frozenset(Membership(call, Role(role)) for role in roles for call in calls or (EVERY_CALL,))
    with opened(home) as parts:
        ctx = parts.context(OPERATOR)
        with parts.store.unit_of_work() as unit:
            inside = ctx.within(unit)
            person = entered(inside, name, kind, memberships)
            key = create_key(inside, person)
    data = {"person": person, "key": key.kept.id, "secret": key.secret.value}
    lines = [key.secret.value]
    if not as_json:
        click.echo(f"Key {key.kept.id} of {person}. It is shown only now:", err=True)
    show(data, lines, as_json=as_json)


def entered(ctx: Context, name: str, kind: ActorKind, memberships: frozenset[Membership]) -> str:
    """Return the id of the person of that name, entered now if need be; memberships given are added to those held."""
    known = next((each.person for each in list_persons(ctx) if each.person.name == name.strip() and each.person.kind is kind), None)
    if known is None:
        return create_person(ctx, name, kind=kind, memberships=memberships).id
    if not memberships <= known.memberships:
        set_memberships(ctx, known.id, known.memberships | memberships)
    return known.id
