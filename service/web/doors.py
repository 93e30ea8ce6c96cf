"""Routes of pages: they let in who is signed in, take forms of ours only, and answer a refusal as a page that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from service.domain.errors import DisclosureError, NotAuthenticated, Unreadable
from service.kit.paging import BadCursor
from service.transport.actor import installation_of
from service.transport.doors import media_type_of
from service.transport.problems import NOT_FOUND, status_of
from service.transport.refusals import WrongMediaType, too_large
from service.transport.session import Visitor, must_be_from_our_page, must_be_same_origin, visitor
from service.web.rendering import page, turn_to
from service.workflow.context import Context

FORM = "application/x-www-form-urlencoded"
LARGEST_FORM = 512 * 1024
MOST_FIELDS = 3000

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Id = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,100}$")]


class OpenPage(APIRoute):
    """A page that anybody may see."""

    def get_route_handler(self) -> Handler:
        """Return the handler with refusals shown as pages."""
        original = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                await self.before(request)
                return await original(request)
            except NotAuthenticated as error:
                return self.sign_in(request, error)
            except DisclosureError as error:
                return refused(request, error)
            except (RequestValidationError, BadCursor):
                return refused(request, Unreadable("address-invalid", "This address or form is not valid.", todo="Go back and try again."))

        return handle

    async def before(self, request: Request) -> None:
        """Do nothing: nobody needs to be known."""

    def sign_in(self, request: Request, error: NotAuthenticated) -> Response:
        """Say on the page itself why somebody was not let in."""
        return page(request, "sign_in.html", status=401, why=error, next_address="/")


class Page(OpenPage):
    """A page for who is signed in; anybody else signs in first and comes back."""

    async def before(self, request: Request) -> None:
        """Let in who is signed in."""
        request.state.visitor = await run_in_threadpool(visitor, request)

    def sign_in(self, request: Request, error: NotAuthenticated) -> Response:
        """Turn to the sign-in page, and from there back to where somebody wanted to go."""
        if request.method != "GET":
            return page(request, "sign_in.html", status=401, why=error, next_address="/")
        query = f"?{request.url.query}" if request.url.query else ""
        return turn_to(f"/sign-in?next={quote(request.url.path + query, safe='')}")


def pages() -> APIRouter:
    """Return a router of pages for who is signed in; they stand in no description of the API."""
    return APIRouter(route_class=Page, include_in_schema=False)


def open_pages() -> APIRouter:
    """Return a router of pages for everybody."""
    return APIRouter(route_class=OpenPage, include_in_schema=False)


def refused(request: Request, error: DisclosureError) -> Response:
    """Return a refusal as a page."""
    status = status_of(error)
    if status == 500:
        raise error
    detail = NOT_FOUND if error.code == "not-found" else error.detail
    return page(request, "refused.html", status=status, code=error.code, detail=detail, todo=error.todo)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as sent; every value is untrusted text."""

    fields: tuple[tuple[str, str], ...]

    def one(self, name: str, default: str = "") -> str:
        """Return the first value of a field."""
        return next((value for key, value in self.fields if key == name), default)

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a field."""
        return tuple(value for key, value in self.fields if key == name)

    def number(self, name: str) -> int | None:
        """Return a whole number, or None where there is none."""
        value = self.one(name).strip()
        return int(value) if value.isascii() and value.isdigit() and len(value) <= 9 else None


async def open_form(request: Request) -> Sent:
    """Return a form of an open page."""
    must_be_same_origin(request)
    return await _form(request)


async def our_form(request: Request) -> Sent:
    """Return a form of a page that we gave to this session."""
    sent = await _form(request)
    must_be_from_our_page(request, request.state.visitor.token, sent.one("token"))
    return sent


async def _form(request: Request) -> Sent:
    if media_type_of(request)[0] != FORM:
        raise WrongMediaType("media-type-not-taken", "This takes a form.", todo="Use the page.")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise too_large(LARGEST_FORM)
    try:
        found = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError:
        raise Unreadable("form-invalid", "The form cannot be read.", todo="Go back and send it again.") from None
    return Sent(tuple((name, value.replace("\r\n", "\n").replace("\x00", "")) for name, value in found))


def _acting(request: Request) -> Context:
    found: Visitor = request.state.visitor
    return installation_of(request).context(found.actor)


Acting = Annotated[Context, Depends(_acting)]
Form = Annotated[Sent, Depends(our_form)]
OpenForm = Annotated[Sent, Depends(open_form)]
