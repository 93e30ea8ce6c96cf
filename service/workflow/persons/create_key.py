"""Issue a key to a person or service; its secret is shown once."""

from __future__ import annotations

from datetime import datetime

from service.domain.errors import NotNow
from service.domain.permissions import Task, can
from service.identity.api_keys import IssuedKey, issue_key
from service.workflow.context import Context


def create_key(ctx: Context, person_id: str, *, expires_at: datetime | None = None) -> IssuedKey:
    """Keep a new key of a person and return it with its secret, which nobody can read again."""
    can(ctx.actor, Task.MANAGE_PERSONS, None).check()
    return issued(ctx, person_id, expires_at=expires_at)


def issued(ctx: Context, person_id: str, *, expires_at: datetime | None = None) -> IssuedKey:
    """Issue without asking who asks: for the operator at the machine."""
    with ctx.change() as unit:
        person = unit.persons.get(person_id)
        if person.disabled_at is not None:
            raise NotNow("person-disabled", "This person is disabled.", todo="Enter the person anew.")
        made = issue_key(ctx.store.keys.secret("pepper"), person, now=ctx.now, expires_at=expires_at)
        unit.keys.add(made.kept)
        unit.audit.append(ctx.event("key.created", person=person.id, key=made.kept.id))
    return made
