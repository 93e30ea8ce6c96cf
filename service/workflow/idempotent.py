"""The same key, the same answer: what a POST changed and what was answered are remembered together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from service.domain.errors import Unreadable
from service.domain.idempotency import RememberedAnswer
from service.workflow.context import Context

_LONGEST_KEY = 128


@dataclass(frozen=True, slots=True)
class Answer:
    """What a door answers. `replayed` is True when it was given before; `submission` says under whose key the body is kept."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    submission: str | None = None
    replayed: bool = False


def idempotent(ctx: Context, key: str | None, fingerprint: bytes, run: Callable[[Context], Answer]) -> Answer:
    """Run a verb once for each key of an actor and give the first answer again after that.

    `fingerprint` stands for the whole request (method, path, body); another request under the same key raises `Conflict`.
    Without a key it only runs. Errors are not remembered: what failed may be tried again.
    """
    if key is None:
        return run(ctx)
    if not 1 <= len(key) <= _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Unreadable("idempotency-key-invalid", "An Idempotency-Key is 1 to 128 printable ASCII characters.")
    with ctx.change() as unit:
        digest = unit.idempotency.digest(fingerprint)
        known = unit.idempotency.recall(ctx.actor.id, key, digest)
        if known is not None:
            return Answer(known.status, known.body, known.headers, known.submission, replayed=True)
        answer = replace(run(ctx.within(unit)), replayed=False)
        if unit.audit.waiting:  # what changed nothing may run again
            unit.idempotency.remember(
                RememberedAnswer(ctx.actor.id, key, digest, answer.status, answer.body, answer.headers, ctx.now, answer.submission)
            )
    return answer


def replay(ctx: Context, key: str | None, fingerprint: bytes) -> Answer | None:
    """Return the answer given before, so that an upload need not be taken in twice; None when there is none."""
    if key is None:
        return None
    with ctx.look() as unit:
        known = unit.idempotency.recall(ctx.actor.id, key, unit.idempotency.digest(fingerprint))
    if known is None:
        return None
    return Answer(known.status, known.body, known.headers, known.submission, replayed=True)
