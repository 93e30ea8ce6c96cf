"""End this session, or every session of the person."""

from __future__ import annotations

from service.workflow.context import Context


def sign_out(ctx: Context, *, everywhere: bool = False) -> None:
    """End sessions of who acts; repeating it changes nothing."""
    with ctx.change() as unit:
        ended = unit.sessions.end(ctx.actor.id, now=ctx.now, only=None if everywhere else ctx.actor.key or "")
        unit.audit.append(ctx.event("session.ended", person=ctx.actor.id, count=str(ended)))
