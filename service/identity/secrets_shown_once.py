"""Random secrets of links and sessions: shown once, kept only as a keyed digest."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from service.domain.signing_in import LINK_LASTS, LONGEST, Session, SignInLink
from service.kit.digests import keyed
from service.kit.ids import new_id
from service.kit.sensitive import Sensitive

_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}\Z")


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """A new link: `secret` goes into its address and is kept nowhere."""

    secret: Sensitive
    kept: SignInLink


@dataclass(frozen=True, slots=True)
class IssuedSession:
    """A new session: `secret` goes into the cookie and is kept nowhere."""

    secret: Sensitive
    kept: Session


def issue_link(pepper: bytes, person: str, *, now: datetime) -> IssuedLink:
    """Make a link of 256 random bits."""
    secret = secrets.token_urlsafe(32)
    return IssuedLink(Sensitive(secret), SignInLink(new_id("lnk"), person, link_mac(pepper, secret), now, now + LINK_LASTS))


def issue_session(pepper: bytes, person: str, *, now: datetime) -> IssuedSession:
    """Make a session of 256 random bits."""
    secret = secrets.token_urlsafe(32)
    return IssuedSession(Sensitive(secret), Session(new_id("ses"), person, session_mac(pepper, secret), now, now, now + LONGEST))


def shaped(untrusted_secret: str | None) -> str | None:
    """Return what has the shape of a secret of ours, or None."""
    return untrusted_secret if untrusted_secret and _SHAPE.match(untrusted_secret) else None


def link_mac(pepper: bytes, secret: str) -> str:
    """Return the keyed digest by which a link is looked up."""
    return keyed(pepper, b"sign-in-link|" + secret.encode())


def session_mac(pepper: bytes, secret: str) -> str:
    """Return the keyed digest by which a session is looked up."""
    return keyed(pepper, b"session|" + secret.encode())


def form_token(pepper: bytes, secret: str) -> str:
    """Return what every form of a session carries, so that no other site can send one in its name."""
    return keyed(pepper, b"form|" + secret.encode())[:32]
