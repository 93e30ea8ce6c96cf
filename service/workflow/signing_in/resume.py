"""From a cookie to the person whose browser it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from service.domain.actor import Actor, Person
from service.domain.errors import NotAuthenticated, NotFound
from service.domain.signing_in import Session
from service.identity.secrets_shown_once import session_mac, shaped
from service.storage.store import Store
from service.storage.unit_of_work import UnitOfWork

#: Being seen is written down no more often than this.
_NOTED = timedelta(minutes=1)


def resume(store: Store, untrusted_secret: str | None, *, now: datetime) -> tuple[Actor, Person]:
    """Return who is signed in; raise `NotAuthenticated`, the same for every reason."""
    secret = shaped(untrusted_secret)
    session: Session | None = None
    person: Person | None = None
    if secret is not None:
        with store.reading() as unit:
            session = unit.sessions.by_mac(session_mac(store.keys.secret("pepper"), secret))
            person = _person(unit, session)
    if session is None or person is None or not session.valid_at(now) or person.disabled_at is not None:
        raise NotAuthenticated("session-over", "You are not signed in, or your session has ended.", todo="Sign in again.")
    if now - session.last_seen_at >= _NOTED:
        with store.bookkeeping() as unit:
            unit.sessions.seen(session, now=now)
    return Actor(id=person.id, kind=person.kind, memberships=person.memberships, key=session.id), person


def _person(unit: UnitOfWork, session: Session | None) -> Person | None:
    try:
        return unit.persons.get(session.person) if session else None
    except NotFound:
        return None
