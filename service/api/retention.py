"""/v1/retention: how long responses are kept, what holds them, and their destruction."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from service.api.answers import BODY, LOCATION, answers
from service.api.paths import InErasure, InHold, InSubmission
from service.api.schemas.retention import (
    ErasureSent,
    ErasureShown,
    HoldList,
    HoldSent,
    HoldShown,
    RetentionPage,
    RetentionShown,
    WouldEraseShown,
)
from service.api.schemas.shapes import CallId
from service.domain.permissions import Decision, Task, can, can_erase
from service.domain.retention import Erasure, ErasureState, Hold
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.idempotency import OnceKey, answer, fingerprint, once
from service.transport.paging import Asked
from service.workflow.actions import AllowedAction
from service.workflow.context import Context
from service.workflow.idempotent import Answer
from service.workflow.retention import erase, hold
from service.workflow.retention.due import list_retention

router = keyed_router("retention")

_Call = Annotated[CallId, Query(alias="call")]


@router.get("/retention", response_model=RetentionPage, responses=answers(403, 404, 409, 422))
def list_due(ctx: Acting, asked: Asked, call: _Call) -> RetentionPage:
    """List a call's submissions with when the time of each is over and what holds it."""
    page = list_retention(ctx, call, asked)
    return RetentionPage(items=[RetentionShown.of(each, is_due=each.is_due(ctx.now)) for each in page.items], next_cursor=page.next_cursor)


@router.get("/submissions/{submission}/retention", response_model=WouldEraseShown, responses=answers(403, 404, 409, 422))
def preview_erasure(ctx: Acting, submission: InSubmission) -> WouldEraseShown:
    """Say what an erasure would take and what stands against it; nothing is changed."""
    found = erase.would_erase(ctx, submission)
    return WouldEraseShown.of(found, is_due=found.line.is_due(ctx.now))


@router.post(
    "/submissions/{submission}/holds",
    status_code=201,
    response_model=HoldShown,
    responses=answers(403, 404, 409, *BODY, ok=201, headers=(LOCATION,)),
)
def create_hold(ctx: Acting, submission: InSubmission, sent: HoldSent, once_key: OnceKey = None) -> Response:
    """Hold a submission: it may not be destroyed until the hold is lifted."""

    def run(inner: Context) -> Answer:
        made = hold.hold(inner, submission, sent.kind, sent.reason)
        _, call = hold.get_hold(inner, made.id)
        shown = HoldShown.of(made, _on_hold(inner, made, call))
        return answer(shown, status=201, submission=submission, headers={LOCATION: f"/v1/holds/{made.id}"})

    return once(ctx, once_key, fingerprint("create_hold", submission, sent), run)


@router.get("/submissions/{submission}/holds", response_model=HoldList, responses=answers(404, 422))
def list_holds(ctx: Acting, submission: InSubmission) -> HoldList:
    """List the holds of a submission, lifted ones too."""
    return HoldList(items=[_hold_shown(ctx, each.id) for each in hold.holds_of(ctx, submission)])


@router.get("/holds/{hold}", response_model=HoldShown, responses=answers(404, 422))
def get_hold(ctx: Acting, hold_id: InHold) -> HoldShown:
    """Read one hold."""
    return _hold_shown(ctx, hold_id)


@router.post("/holds/{hold}/lifting", response_model=HoldShown, responses=answers(403, 404, 409, 422))
def lift_hold(ctx: Acting, hold_id: InHold, once_key: OnceKey = None) -> Response:
    """Lift a hold."""

    def run(inner: Context) -> Answer:
        lifted = hold.lift(inner, hold_id)
        return answer(_hold_shown(inner, hold_id), submission=lifted.submission)

    return once(ctx, once_key, fingerprint("lift_hold", hold_id), run)


@router.post(
    "/submissions/{submission}/erasures",
    status_code=201,
    response_model=ErasureShown,
    responses=answers(403, 404, 409, *BODY, ok=201, headers=(LOCATION,)),
)
def create_erasure(ctx: Acting, submission: InSubmission, sent: ErasureSent, once_key: OnceKey = None) -> Response:
    """Propose to destroy a submission; another person has to approve it."""

    def run(inner: Context) -> Answer:
        made = erase.propose_erasure(inner, submission, sent.reason)
        return answer(_erasure_shown(inner, made), status=201, submission=submission, headers={LOCATION: f"/v1/erasures/{made.id}"})

    return once(ctx, once_key, fingerprint("create_erasure", submission, sent), run)


@router.get("/erasures/{erasure}", response_model=ErasureShown, responses=answers(404, 422))
def get_erasure(ctx: Acting, erasure: InErasure) -> ErasureShown:
    """Read one line of the erasure ledger; it outlives the submission."""
    return _erasure_shown(ctx, erase.get_erasure(ctx, erasure))


@router.post("/erasures/{erasure}/approval", response_model=ErasureShown, responses=answers(403, 404, 409, 422))
def approve_erasure(ctx: Acting, erasure: InErasure, once_key: OnceKey = None) -> Response:
    """Approve what another person proposed: the submission's key is destroyed, and nothing of it can be read again."""

    def run(inner: Context) -> Answer:
        return answer(_erasure_shown(inner, erase.approve_erasure(inner, erasure)))

    given = once(ctx, once_key, fingerprint("approve_erasure", erasure), run)
    erase.finish_erasures(ctx)  # only what was committed is destroyed
    return given


@router.post("/erasures/{erasure}/refusal", response_model=ErasureShown, responses=answers(403, 404, 409, 422))
def refuse_erasure(ctx: Acting, erasure: InErasure, once_key: OnceKey = None) -> Response:
    """Refuse what was proposed: the submission is kept."""

    def run(inner: Context) -> Answer:
        return answer(_erasure_shown(inner, erase.refuse_erasure(inner, erasure)))

    return once(ctx, once_key, fingerprint("refuse_erasure", erasure), run)


def _hold_shown(ctx: Context, hold_id: str) -> HoldShown:
    found, call = hold.get_hold(ctx, hold_id)
    return HoldShown.of(found, _on_hold(ctx, found, call))


def _on_hold(ctx: Context, found: Hold, call: str) -> tuple[AllowedAction, ...]:
    return (_action(Task.LIFT_HOLD.value, can(ctx.actor, Task.LIFT_HOLD, call), past=found.lifted_at is not None),)


def _erasure_shown(ctx: Context, erasure: Erasure) -> ErasureShown:
    decision = can_erase(ctx.actor, erasure.call, erasure.proposed_by)
    return ErasureShown.of(erasure, (_action("approve_erasure", decision, past=erasure.state is not ErasureState.PROPOSED),))


def _action(name: str, decision: Decision, *, past: bool) -> AllowedAction:
    if decision and past:
        return AllowedAction(name, allowed=False, code="wrong-state", reason="That has been settled.")
    return AllowedAction(name, decision.allowed, decision.code, decision.reason)
