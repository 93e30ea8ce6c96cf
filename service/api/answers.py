"""What an operation may answer, as its description says it: exactly these statuses."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from service.transport.problems import MEDIA_TYPE, examples

Answers = dict[int | str, dict[str, Any]]

ETAG = "ETag"
LOCATION = "Location"
_HEADERS = {
    ETAG: {
        "description": "The revision of what is shown; send it in If-Match to change it.",
        "schema": {"type": "string"},
        "example": '"3"',
    },
    LOCATION: {"description": "Where the new thing is.", "schema": {"type": "string"}, "example": "/v1/calls/hmip-sfo-2025"},
}
_PROBLEM = {"$ref": "#/components/schemas/Problem"}

#: For a request that carries a JSON body.
BODY = (413, 415, 422)


def answers(*refusals: int, ok: int = 200, headers: tuple[str, ...] = (), public: bool = False) -> Answers:
    """Return the success with its headers and each refusal as a problem; 401 unless the operation is public."""
    found: Answers = {ok: {"headers": {name: _HEADERS[name] for name in headers}}} if headers else {}
    wanted = refusals if public else (401, *refusals)
    return found | {status: _refusal(status) for status in sorted(set(wanted))}


def file_answer(media_type: str, description: str) -> Answers:
    """Return the success of a download."""
    return {200: {"description": description, "content": {media_type: {"schema": {"type": "string", "format": "binary"}}}}}


def _refusal(status: int) -> dict[str, Any]:
    shown = {code: {"summary": body["detail"], "value": body} for code, body in examples(status)}
    return {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": _PROBLEM, "examples": shown}}}
