"""Whether the service lives and can work."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service.api.schemas.shapes import Shown


class Alive(Shown):
    """The process answers."""

    status: Literal["alive"]


class Ready(Shown):
    """Every part by name, ready or not."""

    ready: bool
    parts: Annotated[dict[str, bool], Field(examples=[{"database": True, "models": True, "worker": True}])]
