"""What may be done to a thing now, and by this actor: the sentences that grey a button or fill a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.domain.actor import Actor
from service.domain.lifecycle import State, Verb, why_not
from service.domain.permissions import Decision, can


@dataclass(frozen=True, slots=True)
class AllowedAction:
    """One verb on one thing; `code` and `reason` say why not when it is not allowed."""

    action: str
    allowed: bool
    code: str = "allowed"
    reason: str = ""


def allowed_actions(actor: Actor, call: str, state: State, verbs: Iterable[Verb]) -> tuple[AllowedAction, ...]:
    """Return each verb with its answer: first whether it is ever yours, then whether it can be now."""
    return tuple(action(verb, can(actor, verb, call), state) for verb in verbs)


def action(verb: Verb, permission: Decision, state: State) -> AllowedAction:
    """Return the answer for one verb from a permission and a state."""
    if not permission:
        return AllowedAction(verb.value, allowed=False, code=permission.code, reason=permission.reason)
    reason = why_not(state, verb)
    if reason is not None:
        return AllowedAction(verb.value, allowed=False, code="wrong-state", reason=reason)
    return AllowedAction(verb.value, allowed=True)
