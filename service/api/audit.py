"""/v1/audit: what was done, by whom, and the proof that nothing of it is missing."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from service.api.answers import answers
from service.api.schemas.audit import ChainShown, EventPage, EventShown
from service.api.schemas.shapes import SubmissionId
from service.domain.errors import NotAllowed
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.paging import Asked
from service.workflow.audit.queries import audit_page
from service.workflow.audit.verify_chain import verify_chain
from service.workflow.submissions.queries import get_submission

router = keyed_router("audit")

_Submission = Annotated[SubmissionId | None, Query(alias="submission")]


@router.get("/audit/events", response_model=EventPage, responses=answers(403, 404, 422))
def list_audit_events(ctx: Acting, asked: Asked, submission: _Submission = None) -> EventPage:
    """List the audit trail, oldest first; of one submission if asked. It holds ids and codes, no personal data."""
    try:
        page = audit_page(ctx, asked, submission_id=submission)
    except NotAllowed:
        if submission is not None:
            get_submission(ctx, submission)  # who does not see it does not learn that it is there
        raise
    return EventPage(items=[EventShown.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.get("/audit/verification", response_model=ChainShown, responses=answers(403))
def verify_audit(ctx: Acting) -> ChainShown:
    """Prove that the audit trail is whole; name the first row that is changed, missing or cut off."""
    return ChainShown.model_validate(verify_chain(ctx))
