"""Around every request: an id, safe headers, one log line without personal data, and no word of an unforeseen error."""

from __future__ import annotations

import json
import time
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.kit.ids import new_id
from service.kit.log import code_of, logger
from service.transport.problems import INSTANCE, MEDIA_TYPE, TYPE

#: What every answer carries unless a door says otherwise.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Watch:
    """The outermost layer of the application."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and see it to its end."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = new_id("rqt")
        scope.setdefault("state", {})["request_id"] = request_id
        sending = _Sending(send, request_id)
        started = time.monotonic()
        try:
            await self.app(scope, receive, sending)
        except Exception as error:  # noqa: BLE001 - nothing of an unforeseen error leaves, and it must not reach the server's own log
            logger(request_id=request_id).error("request failed", code=code_of(error))
            await sending.fail()
        finally:
            _log(scope, sending, request_id, round((time.monotonic() - started) * 1000))


@dataclass(slots=True)
class _Sending:
    """Adds headers to an answer and remembers how far it got."""

    send: Send
    request_id: str
    status: int = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._add_headers(message)
        await self.send(message)

    async def fail(self) -> None:
        """Answer 500 without a word of why; an answer under way is cut off."""
        if self.status:
            raise ConnectionError("the answer was cut off") from None
        body = json.dumps(
            {
                "type": TYPE + "internal",
                "title": "Internal Server Error",
                "status": 500,
                "detail": "Something went wrong here. It is in the log under this instance.",
                "instance": INSTANCE + self.request_id,
            }
        ).encode()
        await self({"type": "http.response.start", "status": 500, "headers": [(b"content-type", MEDIA_TYPE.encode())]})
        await self({"type": "http.response.body", "body": body})

    def _add_headers(self, message: MutableMapping[str, Any]) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers["X-Request-Id"] = self.request_id


def _log(scope: Scope, sending: _Sending, request_id: str, duration_ms: int) -> None:
    actor = scope.get("state", {}).get("actor")
    logger().info(
        "request",
        request_id=request_id,
        method=scope["method"] if scope["method"] in METHODS else "other",
        route=getattr(scope.get("route"), "path_format", "none"),
        status=sending.status,
        duration_ms=duration_ms,
        actor=actor.id if actor else "none",
    )


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
