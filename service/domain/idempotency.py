"""The answer once given to a POST, so that the same key gives the same answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RememberedAnswer:
    """What was answered to one actor's `Idempotency-Key`. `request_digest` is keyed; `body` is kept encrypted."""

    actor: str
    key: str
    request_digest: str
    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]
    created_at: datetime
    submission: str | None = None
