"""The API put onto an application: every resource, one way to refuse, and one description."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from service.api import (
    approvals,
    audit,
    calls,
    confidentiality_requests,
    detect,
    health,
    jobs,
    letters,
    packs,
    persons,
    publications,
    redact,
    releases,
    retention,
    review_targets,
    reviews,
    submissions,
)
from service.api.description import describe
from service.transport.problems import add_problem_handlers
from service.transport.watch import Watch

RESOURCES = (
    calls,
    submissions,
    jobs,
    confidentiality_requests,
    letters,
    reviews,
    review_targets,
    approvals,
    releases,
    publications,
    retention,
    persons,
    audit,
    packs,
    redact,
    detect,
    health,
)


def add_api(app: FastAPI) -> None:
    """Add the API to an application; its description is made when first asked for."""
    for resource in RESOURCES:
        app.include_router(resource.router)
    add_problem_handlers(app)
    app.add_middleware(Watch)
    described: list[dict[str, Any]] = []

    def description() -> dict[str, Any]:
        if not described:
            described.append(describe(app))
        return described[0]

    app.openapi = description  # type: ignore[method-assign]
