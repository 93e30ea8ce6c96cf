"""Who is at the browser: from the cookie to an actor, and the token that every form carries."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request, Response

from service.domain.actor import Actor, Person
from service.domain.errors import NotAllowed
from service.identity.secrets_shown_once import form_token
from service.transport.actor import installation_of

COOKIE = "disclosure_session"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in person: who acts, their name for the page, and the token of their forms."""

    actor: Actor
    person: Person
    token: str


def visitor(request: Request) -> Visitor:
    """Return who is signed in; raise `NotAuthenticated`."""
    parts = installation_of(request)
    secret = request.cookies.get(COOKIE)
    actor, person = parts.resume(secret)
    request.state.actor = actor
    return Visitor(actor, person, form_token(parts.store.keys.secret("pepper"), secret or ""))


def must_be_from_our_page(request: Request, token: str, sent: str) -> None:
    """Raise `NotAllowed` for a form that no page of ours gave to this session."""
    must_be_same_origin(request)
    if not hmac.compare_digest(token.encode(), sent.encode("utf-8", "replace")):
        raise NotAllowed("form-not-ours", "This form was not given to your present session.", todo="Open the page again and repeat it.")


def must_be_same_origin(request: Request) -> None:
    """Raise `NotAllowed` for what a browser says comes from another site."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise NotAllowed("other-site", "This form was sent by another site.", todo="Open the page here and repeat it.")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise NotAllowed("other-site", "This form was sent by another site.", todo="Open the page here and repeat it.")


def keep_session(request: Request, response: Response, secret: str) -> None:
    """Give the browser its session: out of reach of scripts, and of other sites' requests."""
    response.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/")


def forget_session(response: Response) -> None:
    """Take the session from the browser."""
    response.delete_cookie(COOKIE, path="/")
