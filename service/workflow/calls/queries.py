"""Calls as their members see them."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.call import Call, NoticeWarning
from service.domain.permissions import Task, can
from service.domain.visibility import Sight, must_see
from service.kit.paging import Page, PageAsked
from service.policy.notices import call_warnings
from service.workflow.actions import AllowedAction
from service.workflow.context import Context


@dataclass(frozen=True, slots=True)
class CallView:
    """A call with the warnings on its notice and what may be done."""

    call: Call
    warnings: tuple[NoticeWarning, ...]
    actions: tuple[AllowedAction, ...]


def get_call(ctx: Context, call_id: str) -> CallView:
    """Return one call; raises `NotFound`, also for a call that is not the actor's."""
    must_see(ctx.actor, call_id, at_least=Sight.CALL)
    with ctx.look() as unit:
        return _view(ctx, unit.calls.get(call_id))


def list_calls(ctx: Context, asked: PageAsked) -> Page[CallView]:
    """Return a page of the calls of which the actor is a member."""
    with ctx.look() as unit:
        return unit.calls.page(asked, only=ctx.actor.calls).mapped(lambda call: _view(ctx, call))


def _view(ctx: Context, call: Call) -> CallView:
    submitting = can(ctx.actor, Task.SUBMIT, call.id)
    actions = (AllowedAction(Task.SUBMIT.value, submitting.allowed, submitting.code, submitting.reason),)
    return CallView(call, call_warnings(call, ctx.packs), actions)
