"""What an actor gets to see of a call: nothing, receipts, or content. What is not visible is answered as not found."""

from __future__ import annotations

from enum import IntEnum

from service.domain.actor import Actor, ActorKind, Role
from service.domain.errors import NotFound
from service.domain.permissions import ROLES, Task


class Sight(IntEnum):
    """How much; a higher value includes the lower ones."""

    NOTHING = 0
    CALL = 1
    RECEIPT = 2
    CONTENT = 3


def sight(actor: Actor, call: str) -> Sight:
    """Return how much of a call's submissions an actor sees."""
    if actor.kind is ActorKind.SYSTEM:
        return Sight.CONTENT
    held = actor.roles_in(call)
    if held & ROLES[Task.SEE_CONTENT]:
        return Sight.CONTENT
    if held & ROLES[Task.SEE_RECEIPT]:
        return Sight.RECEIPT
    return Sight.CALL if Role.ADMIN in held else Sight.NOTHING


def must_see(actor: Actor, call: str, *, at_least: Sight) -> None:
    """Raise `NotFound`, as for a thing that does not exist, when an actor does not see that much of a call."""
    if sight(actor, call) < at_least:
        raise NotFound("not-found", "There is no such thing, or it is not yours to know of.")
