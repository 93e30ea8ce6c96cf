"""Style, script and nothing else; all of it in the package."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Response

from service.domain.errors import NotFound
from service.web.rendering import FOLDER

router = APIRouter(include_in_schema=False)

KINDS: Mapping[str, str] = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"}


@router.get("/assets/{name}")
def get_asset(name: str) -> Response:
    """Return one of our files; its address changes with it, so a browser may keep it."""
    if name not in KINDS:
        raise NotFound("not-found", "There is no such file.")
    content = (FOLDER / "static" / name).read_bytes()
    return Response(content, 200, {"Cache-Control": "public, max-age=31536000, immutable"}, KINDS[name])
