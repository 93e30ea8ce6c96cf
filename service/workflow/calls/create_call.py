"""Create a call for evidence from its description, and say what its notice should put right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from service.domain.call import Call, NoticeWarning
from service.domain.permissions import Task, can
from service.policy.calls import load_call
from service.policy.notices import call_warnings
from service.workflow.context import Context


@dataclass(frozen=True, slots=True)
class CallCreated:
    """The call as kept, with warnings on its notice."""

    call: Call
    warnings: tuple[NoticeWarning, ...]


def create_call(ctx: Context, source: str | Path) -> CallCreated:
    """Keep a call described by YAML or JSON text (a str) or a file (a Path).

    Raises `BadPolicy` with line and remedy for what is not a call, `Conflict` for a taken id.
    """
    can(ctx.actor, Task.CREATE_CALL, None).check()
    call = load_call(source)
    with ctx.change() as unit:
        unit.calls.add(call, now=ctx.now)
        unit.audit.append(ctx.event("call.created", call=call.id))
    return CallCreated(call, call_warnings(call, ctx.packs))
