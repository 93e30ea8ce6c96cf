"""Revoke a key at once."""

from __future__ import annotations

from service.domain.permissions import Task, can
from service.workflow.context import Context


def revoke_key(ctx: Context, key_id: str) -> None:
    """Revoke a key for good; repeating it keeps the first time."""
    can(ctx.actor, Task.MANAGE_PERSONS, None).check()
    with ctx.change() as unit:
        unit.keys.revoke(key_id, now=ctx.now)
        unit.audit.append(ctx.event("key.revoked", key=key_id))
