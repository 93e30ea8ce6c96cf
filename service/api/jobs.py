"""/v1/jobs: work under way."""

from __future__ import annotations

from service.api.answers import answers
from service.api.paths import InJob
from service.api.schemas.submissions import JobShown
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.workflow.submissions import queries

router = keyed_router("jobs")


@router.get("/jobs/{job}", response_model=JobShown, responses=answers(404, 422))
def get_job(ctx: Acting, job: InJob) -> JobShown:
    """Follow a job: queued, running, done, or dead (it waits for a person)."""
    return JobShown.of(queries.get_job(ctx, job))
