"""Routes that let nobody in without a key and that take JSON only as it should be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from email.message import Message
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute

from service.transport.actor import BEARER, authenticated
from service.transport.refusals import WrongMediaType, too_large
from service.transport.strict_json import parse_json

JSON = "application/json"
LARGEST_JSON = 1024 * 1024

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class KeyedRoute(APIRoute):
    """Asks for the key before anything is read; then reads a JSON body within its bounds."""

    def get_route_handler(self) -> Handler:
        """Return the handler with both put before it."""
        original = super().get_route_handler()

        async def handle(request: Request) -> Response:
            await run_in_threadpool(authenticated, request)
            if self.body_field is not None:
                request = await _with_json(request)
            return await original(request)

        return handle


def keyed_router(tag: str) -> APIRouter:
    """Return a router for one resource under /v1."""
    return APIRouter(
        prefix="/v1",
        tags=[tag],
        route_class=KeyedRoute,
        dependencies=[Depends(BEARER)],
        generate_unique_id_function=lambda route: route.name,
    )


def media_type_of(request: Request) -> tuple[str, str | None]:
    """Return the media type of a body, in small letters, and its boundary."""
    message = Message()
    message["content-type"] = request.headers.get("content-type", "")
    return (message.get_content_type() if message["content-type"] else ""), message.get_boundary()


def announced_length(request: Request) -> int:
    """Return the length that a request announces, 0 when it does not."""
    given = request.headers.get("content-length", "")
    return int(given) if given.isascii() and given.isdigit() else 0


class _ReadRequest(Request):
    """A request whose body has been read and understood."""

    def __init__(self, request: Request, body: bytes, value: Any) -> None:
        super().__init__(request.scope, request.receive)
        self._body = body
        self._json = value


async def _with_json(request: Request) -> Request:
    if media_type_of(request)[0] != JSON:
        raise WrongMediaType("media-type-not-taken", f"This takes {JSON}.", todo="Say so in Content-Type.")
    body = await _body(request.stream().__anext__, announced_length(request))
    return _ReadRequest(request, body, parse_json(body))


async def _body(following: Callable[[], Awaitable[bytes]], announced: int) -> bytes:
    if announced > LARGEST_JSON:
        raise too_large(LARGEST_JSON)
    body = bytearray()
    while True:
        try:
            body += await following()
        except StopAsyncIteration:
            return bytes(body)
        if len(body) > LARGEST_JSON:
            raise too_large(LARGEST_JSON)
