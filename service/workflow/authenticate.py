"""From a key to the person or service that holds it."""

from __future__ import annotations

from datetime import datetime

from service.domain.actor import Actor
from service.domain.errors import NotFound
from service.identity.api_keys import actor_of, prefix_of
from service.storage.store import Store


def authenticate(store: Store, untrusted_key: str | None, *, now: datetime) -> Actor:
    """Return who holds a key; raise `NotAuthenticated`, the same for every reason."""
    given = untrusted_key or ""
    pepper = store.keys.secret("pepper")
    prefix = prefix_of(given)
    if prefix is None:
        return actor_of(pepper, given, None, None, now=now)
    with store.reading() as unit:
        key = unit.keys.by_prefix(prefix)
        try:
            person = unit.persons.get(key.person) if key else None
        except NotFound:
            person = None
    return actor_of(pepper, given, key, person, now=now)
