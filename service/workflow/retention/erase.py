"""Erase a submission: proposed by one person, approved by another, and then its key is destroyed.

What lies in the database, in blobs and in any backup of them is unreadable from then on; the audit trail still verifies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.domain.errors import NotNow, Unreadable
from service.domain.lifecycle import State, Verb, advance
from service.domain.permissions import Task, can, can_erase
from service.domain.retention import Erasure, ErasureState
from service.domain.visibility import Sight, must_see
from service.kit.ids import new_id
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.retention.due import RetentionLine, line_of, retention_rules

DUE = "due"


@dataclass(frozen=True, slots=True)
class WouldErase:
    """What an erasure would take, for a dry run: nothing is changed by asking."""

    line: RetentionLine
    blobs: int
    jobs: int
    published: bool


def would_erase(ctx: Context, submission_id: str) -> WouldErase:
    """Say what would be destroyed and what stands against it."""
    with ctx.look() as unit:
        line = _line(ctx, unit, submission_id)
        return WouldErase(
            line,
            blobs=len(unit.erasures.artefacts_of(submission_id)),
            jobs=len(unit.jobs.of(submission_id)),
            published=unit.public_responses.of(submission_id) is not None,
        )


def propose_erasure(ctx: Context, submission_id: str, reason: str = DUE) -> Erasure:
    """Propose to destroy a submission; raises `NotNow` while it is held, and before its time unless the reason does not wait."""
    known = retention_rules(ctx).reasons
    if reason not in known:
        raise Unreadable("reason-unknown", "The rules know no such reason.", todo=f"Give one of {', '.join(known)}.")
    with ctx.change() as unit:
        line = _line(ctx, unit, submission_id)
        call = unit.submissions.line(submission_id).call
        can(ctx.actor, Task.PROPOSE_ERASURE, call).check()
        advance(line.state, Verb.ERASE)
        _must_be_free(line)
        if not known[reason].early and not line.is_due(ctx.now):
            until = line.due.date().isoformat() if line.due else "a person has said when"
            raise NotNow("not-due", f"{submission_id} is kept until {until}.", todo="Wait, or give a reason that does not wait.")
        if line.erasure is not None and line.erasure.state is ErasureState.PROPOSED:
            raise NotNow("already-proposed", f"{line.erasure.id} proposes this already.", todo="Have it approved by another person.")
        made = Erasure(new_id("ers"), submission_id, call, ErasureState.PROPOSED, reason, line.rule, line.due, ctx.actor.id, ctx.now)
        unit.erasures.add(made)
        unit.audit.append(ctx.event("erasure.proposed", submission=submission_id, erasure=made.id, code=reason, rule=_code(line.rule)))
    return made


def approve_erasure(ctx: Context, erasure_id: str) -> Erasure:
    """Approve what another person proposed. The keys are destroyed by `finish_erasures` once this is kept."""
    with ctx.change() as unit:
        erasure = unit.erasures.get(erasure_id)
        line = _line(ctx, unit, erasure.submission)
        can_erase(ctx.actor, erasure.call, erasure.proposed_by).check()
        if erasure.state is not ErasureState.PROPOSED:
            raise NotNow("not-proposed", f"This erasure is {erasure.state.value}.")
        _must_be_free(line)
        step = advance(line.state, Verb.ERASE)
        approved = replace(erasure, state=ErasureState.APPROVED, approved_by=ctx.actor.id, approved_at=ctx.now)
        gone = unit.erasures.empty(erasure.submission)
        unit.erasures.save(approved)
        unit.audit.append(
            ctx.event(step.event, submission=erasure.submission, erasure=erasure.id, code=erasure.reason, count=str(sum(gone.values())))
        )
    return approved


def refuse_erasure(ctx: Context, erasure_id: str) -> Erasure:
    """Refuse what was proposed: the submission is kept."""
    with ctx.change() as unit:
        erasure = unit.erasures.get(erasure_id)
        _line(ctx, unit, erasure.submission)
        can(ctx.actor, Verb.ERASE, erasure.call).check()
        if erasure.state is not ErasureState.PROPOSED:
            raise NotNow("not-proposed", f"This erasure is {erasure.state.value}.")
        refused = replace(erasure, state=ErasureState.REFUSED, approved_by=ctx.actor.id, approved_at=ctx.now)
        unit.erasures.save(refused)
        unit.audit.append(ctx.event("erasure.refused", submission=erasure.submission, erasure=erasure.id))
    return refused


def finish_erasures(ctx: Context) -> tuple[Erasure, ...]:
    """Destroy the keys and blobs of every approved erasure that was not finished; after a crash the next call goes on."""
    with ctx.look() as unit:
        waiting = unit.erasures.ledger(ErasureState.APPROVED)
    return tuple(_finished(ctx.as_system(), erasure) for erasure in waiting)


def replay_ledger(ctx: Context) -> tuple[str, ...]:
    """Erase again what was erased before: after a backup was brought back this comes first. Return the submissions it came upon.

    The backup may be older than the ledger's line; the key store, which is never brought back with it, remembers each destroyed key.
    """
    destroyed = ctx.store.keys.destroyed()
    came_back: list[str] = []
    for scope in destroyed:
        with ctx.look() as unit:
            blobs = unit.erasures.artefacts_of(scope)
            line = unit.submissions.find_line(scope)
        for blob in (scope, *blobs):
            ctx.store.blobs.remove(blob)
        if line is not None and line.state is not State.ERASED:
            with ctx.as_system().change() as unit:
                unit.erasures.empty(scope)
                unit.audit.append(ctx.event("submission.erased", submission=scope, code="ledger-replayed"))
            came_back.append(scope)
    return tuple(came_back)


def get_erasure(ctx: Context, erasure_id: str) -> Erasure:
    """Return one line of the ledger."""
    with ctx.look() as unit:
        erasure = unit.erasures.get(erasure_id)
    must_see(ctx.actor, erasure.call, at_least=Sight.RECEIPT)
    return erasure


def _finished(ctx: Context, erasure: Erasure) -> Erasure:
    with ctx.look() as unit:
        blobs = tuple(_reached(unit, erasure))
    _destroy(ctx, erasure, blobs)
    with ctx.change() as unit:
        done = replace(erasure, state=ErasureState.DONE, done_at=ctx.now)
        unit.erasures.save(done)
        unit.audit.append(ctx.event("erasure.done", submission=erasure.submission, erasure=erasure.id, count=str(len(blobs))))
    return done


def _reached(unit: UnitOfWork, erasure: Erasure) -> Iterator[str]:
    """Yield the blobs that hold something of a submission: its own, and every site in which it was published."""
    yield from unit.erasures.artefacts_of(erasure.submission)
    if unit.public_responses.of(erasure.submission) is not None:
        yield from unit.publications.ids_of(erasure.call)


def _destroy(ctx: Context, erasure: Erasure, blobs: tuple[str, ...]) -> None:
    """Destroy keys first: from then on nothing opens, whatever copies there are."""
    sites = [blob for blob in blobs if blob.startswith("pub_")]
    for scope in (erasure.submission, *sites):
        ctx.store.keys.destroy(scope)
    for blob in blobs:
        ctx.store.blobs.remove(blob)


def _line(ctx: Context, unit: UnitOfWork, submission_id: str) -> RetentionLine:
    found = unit.submissions.line(submission_id)
    must_see(ctx.actor, found.call, at_least=Sight.RECEIPT)
    can(ctx.actor, Task.SEE_RETENTION, found.call).check()
    return line_of(unit, retention_rules(ctx), unit.calls.get(found.call), found)


def _must_be_free(line: RetentionLine) -> None:
    if line.holds:
        named = ", ".join(f"{hold.id} ({hold.kind})" for hold in line.holds)
        raise NotNow("held", f"{line.submission} may not be destroyed: {named}.", todo="Lift the hold when its reason is gone.")


def _code(rule: str) -> str:
    return rule if rule.isascii() and " " not in rule else "call"
