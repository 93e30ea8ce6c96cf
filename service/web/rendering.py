"""Templates to pages: everything escaped, nothing from elsewhere, no inline script or style."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.kit.digests import sha256
from service.transport.session import Visitor

FOLDER = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",  # with no-referrer a browser hides the origin of our own forms
}
_LONDON = ZoneInfo("Europe/London")

#: What a page says after a change, by the code that its address carries.
SAID: Mapping[str, str] = {
    "accepted": "All proposals that nobody had decided are accepted.",
    "added": "Your mark is added.",
    "approved": "Approved. The files are being written and checked.",
    "assessed": "The assessment is kept.",
    "completed": "The review is complete and waits for another person's approval.",
    "decided": "Decided.",
    "password": "From now on you can sign in with this address and password.",
    "person": "The person is entered.",
    "released": "Released.",
    "returned": "The review is open again.",
    "sent": "Taken in. It is read and understood in the background.",
    "signed-out": "You are signed out.",
    "undone": "The last decision is taken back.",
}


@cache
def templates() -> Environment:
    """Return the templates, read once."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["moment"] = moment
    made.filters["words"] = words
    made.globals["asset"] = asset
    return made


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
    """Return a page; the visitor, what was just done and where we are go with it."""
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    said = SAID.get(request.query_params.get("said", ""), "")
    body = templates().get_template(name).render(visitor=visitor, said=said, here=request.url.path, **values)
    return HTMLResponse(body, status, HEADERS)


def turn_to(address: str, *, said: str = "", at: str = "") -> Response:
    """Return a redirection after a change, so that the back button repeats nothing."""
    query = f"{'&' if '?' in address else '?'}said={said}" if said else ""
    return RedirectResponse(f"{address}{query}{'#' + at if at else ''}", 303)


def moment(value: datetime | None) -> str:
    """Return a time as people in London read it."""
    if value is None:
        return "not known"
    there = value.astimezone(_LONDON)
    return f"{there.day} {there:%B %Y, %H:%M}"


def words(code: object) -> str:
    """Return a code of ours as words."""
    return str(getattr(code, "value", code)).replace("_", " ").replace("-", " ")


@cache
def asset(name: str) -> str:
    """Return the address of a file of ours; it changes when its bytes do."""
    return f"/assets/{name}?v={sha256((FOLDER / 'static' / name).read_bytes())[:12]}"
