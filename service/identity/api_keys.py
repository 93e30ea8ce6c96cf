"""API keys: random strings that belong to a named person or a service, kept only as a keyed digest."""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from service.domain.actor import Actor, ActorKind, ApiKey, Person
from service.domain.errors import NotAuthenticated
from service.kit.digests import keyed
from service.kit.ids import new_id
from service.kit.sensitive import Sensitive

_SHAPE = re.compile(r"dsk_([0-9a-f]{12})_([0-9a-f]{64})\Z")
_NO_MAC = "0" * 64


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key: `secret` is shown once and kept nowhere, `kept` is what is stored."""

    secret: Sensitive
    kept: ApiKey


def issue_key(pepper: bytes, person: Person, *, now: datetime, expires_at: datetime | None = None) -> IssuedKey:
    """Make a key of 256 random bits for a person or service."""
    if person.kind is ActorKind.SYSTEM:
        raise ValueError("the system has no key")
    prefix = secrets.token_hex(6)
    secret = f"dsk_{prefix}_{secrets.token_hex(32)}"
    kept = ApiKey(
        id=new_id("key"), person=person.id, prefix=prefix, mac=_mac(pepper, secret), created_at=now, expires_at=expires_at, revoked_at=None
    )
    return IssuedKey(Sensitive(secret), kept)


def prefix_of(untrusted_key: str) -> str | None:
    """Return the look-up prefix of something that has the shape of a key, or None."""
    found = _SHAPE.match(untrusted_key)
    return found.group(1) if found else None


def actor_of(pepper: bytes, untrusted_key: str, key: ApiKey | None, person: Person | None, *, now: datetime) -> Actor:
    """Return who holds a key; raise `NotAuthenticated`, always the same, when it is unknown, wrong, revoked, expired or disabled.

    `key` is what look-up by prefix found and `person` its holder. The comparison takes the same time for every wrong secret.
    """
    right = hmac.compare_digest(_mac(pepper, untrusted_key), key.mac if key else _NO_MAC)
    if not right or key is None or person is None or key.person != person.id or not key.valid_at(now) or person.disabled_at is not None:
        raise NotAuthenticated("key-invalid", "The API key is missing or not valid.", todo="Send a valid key in the Authorization header.")
    return Actor(id=person.id, kind=person.kind, memberships=person.memberships, key=key.id)


def _mac(pepper: bytes, secret: str) -> str:
    return keyed(pepper, b"api-key|" + secret.encode("utf-8", "surrogatepass"))
