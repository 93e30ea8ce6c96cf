"""Bodies that may be large, as they stream in: over the limit they are refused at once, and nothing plain reaches the disk."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

import anyio.from_thread
from fastapi import Request

from service.domain.errors import Unreadable
from service.transport.doors import JSON, announced_length, media_type_of
from service.transport.multipart import Part, parts_of
from service.transport.refusals import ClientLeft, WrongMediaType, too_large
from service.transport.strict_json import parse_json

MULTIPART = "multipart/form-data"
#: What a form may weigh beside its files.
AROUND = 1024 * 1024


def is_multipart(request: Request) -> bool:
    """Say whether a body is a form (else it is JSON); raise `WrongMediaType` for anything else."""
    media_type, _ = media_type_of(request)
    if media_type not in {JSON, MULTIPART}:
        raise WrongMediaType("media-type-not-taken", f"This takes {JSON} or {MULTIPART}.", todo="Say so in Content-Type.")
    return media_type == MULTIPART


def form_parts(request: Request, *, largest: int) -> Iterator[Part]:
    """Yield the parts of a form; for a sync endpoint."""
    boundary = media_type_of(request)[1]
    if not boundary:
        raise Unreadable("multipart-invalid", "The boundary is missing.", todo="Send it in Content-Type.")
    return parts_of(body_pieces(request, largest=largest + AROUND), boundary)


def json_body(request: Request, *, largest: int) -> object:
    """Return what a JSON body says; for a sync endpoint."""
    return parse_json(b"".join(body_pieces(request, largest=largest + AROUND)))


def json_alone(request: Request, *, largest: int) -> object:
    """The same for an operation that takes nothing else; raise `WrongMediaType` for a body that does not say it is JSON."""
    if media_type_of(request)[0] != JSON:
        raise WrongMediaType("media-type-not-taken", f"This takes {JSON}.", todo="Say so in Content-Type.")
    return json_body(request, largest=largest)


def body_pieces(request: Request, *, largest: int) -> Iterator[bytes]:
    """Yield a body as it comes; raise `TooLarge` at what is announced, else at the first piece too many."""
    if announced_length(request) > largest:
        raise too_large(largest)
    size = 0
    while True:
        message = anyio.from_thread.run(_received, request)
        if message["type"] == "http.disconnect":
            raise ClientLeft("client-left", "The sender went away.")
        piece: bytes = message.get("body", b"")
        size += len(piece)
        if size > largest:
            raise too_large(largest)
        if piece:
            yield piece
        if not message.get("more_body", False):
            return


async def _received(request: Request) -> MutableMapping[str, Any]:
    return await request.receive()
