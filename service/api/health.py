"""/health and /ready: for whoever runs the service."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from service.api.answers import Answers, answers
from service.api.schemas.health import Alive, Ready
from service.transport.actor import installation_of
from service.workflow.health import readiness

router = APIRouter(tags=["health"], generate_unique_id_function=lambda route: route.name)

_NOT_READY: Answers = {503: {"model": Ready, "description": "Some part cannot work yet."}}


@router.get("/health", response_model=Alive, responses=answers(public=True))
def get_health() -> Alive:
    """Say that the process lives."""
    return Alive(status="alive")


@router.get("/ready", response_model=Ready, responses=_NOT_READY)
def get_ready(request: Request, response: Response) -> Ready:
    """Say whether every part can work; 503 until then."""
    found = readiness(installation_of(request).store, request.app.state.probes)
    response.status_code = 200 if found.ready else 503
    return Ready(ready=found.ready, parts=dict(found.parts))
