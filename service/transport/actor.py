"""Who is at the door: from the Authorization header to an actor."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from service.domain.actor import Actor
from service.workflow.context import Context
from service.workflow.installation import Installation

BEARER = HTTPBearer(
    auto_error=False, scheme_name="api_key", bearerFormat="dsk_…", description="The API key of a named person or a service: `Bearer dsk_…`."
)
_SCHEME = "bearer "


def installation_of(request: Request) -> Installation:
    """Return the installation that the application runs."""
    return cast("Installation", request.app.state.installation)


def key_in(request: Request) -> str | None:
    """Return the key that a request carries, or None."""
    given = request.headers.get("authorization", "")
    return given[len(_SCHEME) :].strip() if given[: len(_SCHEME)].lower() == _SCHEME else None


def authenticated(request: Request) -> Actor:
    """Return who holds the key that a request carries; raise `NotAuthenticated`."""
    actor = installation_of(request).authenticate(key_in(request))
    request.state.actor = actor
    return actor


def context(request: Request) -> Context:
    """Return the context of one act, of who was let in."""
    return installation_of(request).context(cast("Actor", request.state.actor))


Acting = Annotated[Context, Depends(context)]
Parts = Annotated[Installation, Depends(installation_of)]
