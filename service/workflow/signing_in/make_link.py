"""Make a link that lets a person in once."""

from __future__ import annotations

from service.domain.actor import ActorKind
from service.domain.errors import NotNow
from service.domain.permissions import Task, can
from service.identity.secrets_shown_once import IssuedLink, issue_link
from service.workflow.context import Context


def make_link(ctx: Context, person_id: str) -> IssuedLink:
    """Keep a new link for a named person and return it with its secret, which nobody can read again."""
    can(ctx.actor, Task.MANAGE_PERSONS, None).check()
    with ctx.change() as unit:
        person = unit.persons.get(person_id)
        if person.kind is not ActorKind.PERSON or person.disabled_at is not None:
            raise NotNow("person-needed", "Only a named person who is not disabled signs in.", todo="Give a service a key instead.")
        made = issue_link(ctx.store.keys.secret("pepper"), person.id, now=ctx.now)
        unit.links.add(made.kept)
        unit.audit.append(ctx.event("sign_in_link.made", person=person.id))
    return made
