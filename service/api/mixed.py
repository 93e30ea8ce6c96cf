"""A redaction as multipart/mixed: the report, then the files as they are."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from fastapi import Response

from service.transport.refusals import NotAcceptable
from service.workflow.redaction.redact_file import Output

JSON = "application/json"
MIXED = "multipart/mixed"
_RANGES = {JSON: {JSON, "application/*", "*/*"}, MIXED: {MIXED, "multipart/*"}}


def accepted(accept: str) -> str:
    """Return which of the two kinds a caller accepts, the first named; raise `NotAcceptable` for neither."""
    for each in accept.split(","):
        wanted = each.partition(";")[0].strip().lower()
        for kind, ranges in _RANGES.items():
            if wanted in ranges:
                return kind
    raise NotAcceptable("not-acceptable", f"This gives {JSON} or {MIXED}.", todo="Ask for one of them in Accept.")


def mixed(report: Mapping[str, Any], outputs: Sequence[Output]) -> Response:
    """Return the report and the files as parts of one body."""
    boundary = secrets.token_hex(24)
    kinds = {row["file"]: row["media_type"] for row in report["outputs"]}
    parts = [_part(boundary, "report.json", JSON, json.dumps(report, ensure_ascii=False).encode())]
    parts += [_part(boundary, output.name, kinds[output.name], output.content) for output in outputs]
    body = b"".join(parts) + f"--{boundary}--\r\n".encode()
    return Response(body, headers={"Content-Type": f"{MIXED}; boundary={boundary}"})


def _part(boundary: str, name: str, media_type: str, content: bytes) -> bytes:
    disposition = f"attachment; filename*=UTF-8''{quote(name.encode('utf-8', 'replace'), safe='')}"
    head = f"--{boundary}\r\nContent-Type: {media_type}\r\nContent-Disposition: {disposition}\r\n\r\n"
    return head.encode() + content + b"\r\n"
