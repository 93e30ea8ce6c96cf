"""Every refusal as RFC 9457 problem+json: a stable type, a sentence, what to do. What was sent is never repeated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from service.domain.errors import (
    Conflict,
    DisclosureError,
    NotAllowed,
    NotAuthenticated,
    NotFound,
    NotNow,
    Stale,
    TooLarge,
    Unreadable,
)
from service.kit.paging import BadCursor
from service.policy.complaints import BadPolicy
from service.transport.refusals import ClientLeft, NotAcceptable, PreconditionMissing, WrongMediaType

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:disclosure:problem:"
INSTANCE = "urn:disclosure:request:"
MOST_ERRORS = 50

#: Kind of refusal → status; the nearest class of an error's ancestry counts.
STATUS: dict[type[Exception], int] = {
    ClientLeft: 400,
    NotAuthenticated: 401,
    NotAllowed: 403,
    NotFound: 404,
    NotAcceptable: 406,
    NotNow: 409,
    Conflict: 409,
    Stale: 412,
    TooLarge: 413,
    WrongMediaType: 415,
    Unreadable: 422,
    PreconditionMissing: 428,
}

#: One sentence for what is not there and for what is not yours, so that nobody learns which.
NOT_FOUND = "There is no such thing, or it is not yours to know of."
LOOK_AGAIN = "Check the id, and whether your key is one of this call."
_REMEDY = re.compile(r"(?:write|add|keep|swap|give|split|save)\b")

Errors = list[dict[str, str]]


def problem(
    request: Request,
    status: int,
    code: str,
    detail: str,
    *,
    todo: str = "",
    errors: Errors | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem; `instance` names the request, so that it can be found in the log."""
    body: dict[str, Any] = {
        "type": TYPE + code,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": INSTANCE + str(getattr(request.state, "request_id", "unknown")),
    }
    if todo:
        body["todo"] = todo
    if errors:
        body["errors"] = errors[:MOST_ERRORS]
    return Response(json.dumps(body, ensure_ascii=False), status, dict(headers or {}), MEDIA_TYPE)


def add_problem_handlers(app: FastAPI) -> None:
    """Answer every refusal of an application as a problem."""
    app.add_exception_handler(DisclosureError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _routed)
    app.add_exception_handler(BadCursor, _bad_cursor)


def status_of(error: DisclosureError) -> int:
    """Return the status of a refusal; one without a line in the table is a mistake of ours."""
    return next((STATUS[each] for each in type(error).__mro__ if each in STATUS), 500)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, DisclosureError)
    status = status_of(error)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        raise error
    if isinstance(error, BadPolicy):
        return _bad_policy(request, error)
    detail, todo = (NOT_FOUND, error.todo or LOOK_AGAIN) if error.code == "not-found" else (error.detail, error.todo)
    return problem(request, status, error.code, detail, todo=todo, headers=_headers(status))


def _headers(status: int) -> dict[str, str]:
    if status == HTTPStatus.UNAUTHORIZED:
        return {"WWW-Authenticate": 'Bearer realm="disclosure"'}
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return {"Connection": "close"}  # the rest of the body is not read
    return {}


def _bad_policy(request: Request, error: BadPolicy) -> Response:
    """Say on which lines something is wrong and what to write there, without the words that stand there."""
    errors = [{"location": f"line {each.line}", "kind": _remedy(each.message)} for each in error.problems]
    return problem(request, 422, error.code, f"{len(errors)} places are not right.", todo=error.todo, errors=errors)


def _remedy(message: str) -> str:
    last = message.rpartition("; ")[2]
    return last if "; " in message and _REMEDY.match(last) else "not valid"


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [{"location": _location(each), "kind": str(each["type"])} for each in error.errors()]
    return problem(request, 422, "request-invalid", "The request is not valid.", todo="Put right each place named.", errors=errors)


def _location(found: Mapping[str, Any]) -> str:
    """Name the place by our own names; a name that the sender made up is a star."""
    steps = [str(step) for step in found["loc"]]
    if found["type"] == "extra_forbidden":
        steps[-1] = "*"
    return ".".join(step if re.fullmatch(r"[A-Za-z0-9_-]{1,40}|\*", step) else "*" for step in steps)


_ROUTING = {
    404: ("no-such-route", "There is nothing at this address.", "Look the address up in the description of the API."),
    405: ("method-not-allowed", "This address takes other methods.", "Use one that Allow names."),
}


async def _routed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, detail, todo = _ROUTING.get(error.status_code, ("request-invalid", "The request is not valid.", ""))
    return problem(request, error.status_code, code, detail, todo=todo, headers=_allow(request) if error.status_code == 405 else {})


def _allow(request: Request) -> dict[str, str]:
    """Name every method of an address; the router knows only those of one route."""
    paths = request.app.openapi()["paths"]
    return {"Allow": ", ".join(sorted(method.upper() for method in paths.get(getattr(request.scope.get("route"), "path_format", ""), {})))}


async def _bad_cursor(request: Request, _error: Exception) -> Response:
    return problem(request, 422, "cursor-invalid", "The cursor is not one of this list.", todo="Start without a cursor.")


def examples(status: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield worked examples of a problem, for the API's description."""
    for code, detail, todo in _EXAMPLES[status]:
        body = {"type": TYPE + code, "title": HTTPStatus(status).phrase, "status": status, "detail": detail, "instance": _EXAMPLE_INSTANCE}
        yield code, body | ({"todo": todo} if todo else {})


_EXAMPLE_INSTANCE = INSTANCE + "rqt_01jx8v9q2m4n6p8r0s2t4v6w8y"
_EXAMPLES: dict[int, tuple[tuple[str, str, str], ...]] = {
    401: (("key-invalid", "The API key is missing or not valid.", "Send a valid key in the Authorization header."),),
    403: (("role-missing", "This needs the role reviewer in this call.", "Ask a person who holds the role."),),
    404: (("not-found", NOT_FOUND, LOOK_AGAIN),),
    406: (("not-acceptable", "This gives application/json or multipart/mixed.", "Ask for one of them in Accept."),),
    409: (("wrong-state", "Approve is not possible now: its review is open (needs: reviewed).", "The state is 'open'."),),
    412: (("stale", "Somebody changed this since you read it.", "Read it again and repeat your change."),),
    413: (("request-too-large", "A request may be at most 53477376 bytes.", "Send less at once."),),
    415: (("media-type-not-taken", "This takes application/json.", "Say so in Content-Type."),),
    422: (("request-invalid", "The request is not valid.", "Put right each place named."),),
    428: (("if-match-missing", "This change needs the ETag of what you have read.", "Send it in If-Match."),),
    503: (("not-ready", "Some part cannot work yet.", "Try again in a few seconds."),),
}
