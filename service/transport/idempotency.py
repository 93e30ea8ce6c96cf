"""`Idempotency-Key`: the same request twice changes something once and is answered the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

from fastapi import Header, Response
from pydantic import BaseModel

from service.workflow.context import Context
from service.workflow.idempotent import Answer, idempotent

JSON = "application/json"
REPLAYED = "Idempotency-Replayed"

OnceKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=128,
        pattern=r"^[\x21-\x7e]+$",
        examples=["5f0d6f3e-1c0a-4a53-9a43-2f6f7a3c9e11"],
        description="A key of your choice; the same request under it again gets the same answer.",
    ),
]


def answer(shown: BaseModel, *, status: int = 200, submission: str | None = None, headers: Mapping[str, str] | None = None) -> Answer:
    """Return an answer of JSON; `submission` says under whose key it is remembered."""
    return Answer(status, shown.model_dump_json().encode(), tuple((headers or {}).items()), submission)


def fingerprint(*parts: Any) -> bytes:
    """Return what stands for a whole request: the operation, what it names, and its body."""
    digest = hashlib.sha256()
    for part in _flat(parts):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def once(ctx: Context, key: str | None, request: bytes, run: Callable[[Context], Answer]) -> Response:
    """Run and answer, or repeat the answer given before."""
    return as_response(idempotent(ctx, key, request, run))


def as_response(given: Answer) -> Response:
    """Return an answer as it goes out."""
    headers = dict(given.headers) | ({REPLAYED: "true"} if given.replayed else {})
    return Response(given.body or None, given.status, headers, JSON if given.body else None)


def _flat(parts: Iterable[Any]) -> Iterable[bytes]:
    for part in parts:
        if isinstance(part, BaseModel):
            yield part.model_dump_json().encode()
        elif isinstance(part, bytes):
            yield part
        else:
            yield repr(part).encode()
