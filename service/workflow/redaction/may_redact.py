"""Who may have a text or file worked on without anything being stored."""

from __future__ import annotations

from service.domain.permissions import Task, can
from service.workflow.context import Context


def must_be_allowed(ctx: Context) -> None:
    """Ask for the role in any call: nothing of any call is read unless one is named, which is then asked for itself."""
    calls: list[str | None] = [*sorted({membership.call for membership in ctx.actor.memberships})] or [None]
    answers = [can(ctx.actor, Task.REDACT_STATELESS, call) for call in calls]
    next((each for each in answers if each), answers[0]).check()
