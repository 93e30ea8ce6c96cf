"""/v1/calls: calls for evidence."""

from __future__ import annotations

import json

from fastapi import Response

from service.api.answers import BODY, LOCATION, answers
from service.api.paths import InCall
from service.api.schemas.calls import CallLine, CallPage, CallSent, CallShown, WarningShown, WarningsShown
from service.domain.errors import Unreadable
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.idempotency import OnceKey, answer, fingerprint, once
from service.transport.paging import Asked
from service.workflow.calls import create_call as creating
from service.workflow.calls import queries
from service.workflow.context import Context
from service.workflow.idempotent import Answer

router = keyed_router("calls")


@router.post("/calls", status_code=201, response_model=CallShown, responses=answers(403, 409, *BODY, ok=201, headers=(LOCATION,)))
def create_call(ctx: Acting, sent: CallSent, once_key: OnceKey = None) -> Response:
    """Create a call for evidence, from JSON or from the text of a YAML file; its notice is checked and warned about."""
    if (sent.description is None) == (sent.yaml is None):
        raise Unreadable("call-not-valid", "Give either description or yaml.", todo="Send one of the two.")
    source = sent.yaml if sent.yaml is not None else json.dumps(sent.description, ensure_ascii=False)

    def run(inner: Context) -> Answer:
        made = creating.create_call(inner, source).call
        return answer(_shown(queries.get_call(inner, made.id)), status=201, headers={LOCATION: f"/v1/calls/{made.id}"})

    return once(ctx, once_key, fingerprint("create_call", sent), run)


@router.get("/calls", response_model=CallPage, responses=answers(422))
def list_calls(ctx: Acting, asked: Asked) -> CallPage:
    """List the calls of which the asker is a member."""
    page = queries.list_calls(ctx, asked)
    return CallPage(items=[CallLine.of(view.call) for view in page.items], next_cursor=page.next_cursor)


@router.get("/calls/{call}", response_model=CallShown, responses=answers(404, 422))
def get_call(ctx: Acting, call: InCall) -> CallShown:
    """Read one call."""
    return _shown(queries.get_call(ctx, call))


@router.get("/calls/{call}/warnings", response_model=WarningsShown, responses=answers(404, 422))
def get_call_warnings(ctx: Acting, call: InCall) -> WarningsShown:
    """Read what the publisher should put right in the notice."""
    return WarningsShown(call=call, warnings=[WarningShown.of(each) for each in queries.get_call(ctx, call).warnings])


def _shown(view: queries.CallView) -> CallShown:
    return CallShown.of(view.call, view.warnings, view.actions)
