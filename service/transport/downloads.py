"""Files as they go out: always as attachments, never shown by a browser in our name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import StreamingResponse

BINARY = "application/octet-stream"


def attachment(pieces: Iterable[bytes], *, name: str, media_type: str = BINARY, headers: Mapping[str, str] | None = None) -> Response:
    """Return a download under a name, which may hold any characters."""
    safe = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name.encode('utf-8', 'replace'), safe='')}"}
    return StreamingResponse(pieces, 200, {**(headers or {}), **safe}, media_type)
