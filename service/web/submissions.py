"""One submission: what came, what it says of itself, its requests, reviews and releases."""

from __future__ import annotations

from fastapi import Request, Response

from service.domain.errors import NotNow, Unreadable
from service.domain.permissions import can_see_audit
from service.domain.proposal import Purpose
from service.domain.visibility import Sight, sight
from service.kit.paging import PageAsked
from service.transport.downloads import attachment
from service.web.doors import Acting, Form, Id, pages
from service.web.rendering import page, turn_to
from service.workflow.audit.queries import audit_page
from service.workflow.context import Context
from service.workflow.release.download import download
from service.workflow.release.queries import releases_of
from service.workflow.review.open import open_review
from service.workflow.submissions.queries import Statements, get_statements, get_submission
from service.workflow.submissions.read_original import read_original

router = pages()
_ROWS = 200


@router.get("/submissions/{submission}")
def show_submission(request: Request, ctx: Acting, submission: Id) -> Response:
    """Show one submission, as much of it as the visitor may see."""
    view = get_submission(ctx, submission)
    content = sight(ctx.actor, view.submission.call) >= Sight.CONTENT
    return page(
        request,
        "submission.html",
        view=view,
        said_of_itself=_statements(ctx, submission) if content else None,
        releases=releases_of(ctx, submission) if content else (),
        purposes=tuple(Purpose),
        sees_audit=bool(can_see_audit(ctx.actor, view.submission.call)),
    )


@router.post("/submissions/{submission}/reviews")
def start_review(ctx: Acting, submission: Id, sent: Form) -> Response:
    """Open the review of a purpose, or go to the one that is open."""
    wanted = sent.one("purpose", Purpose.PUBLICATION.value)
    if wanted not in set(Purpose):
        raise Unreadable("purpose-unknown", "There is no such purpose.", todo="Choose one of the list.")
    return turn_to(f"/reviews/{open_review(ctx, submission, Purpose(wanted)).id}")


@router.get("/arrivals/{arrival}/original")
def download_original(ctx: Acting, arrival: Id) -> Response:
    """Hand out what was sent; that is written down."""
    original = read_original(ctx, arrival)
    return attachment(original.pieces, name=original.name, headers={"Content-Length": str(original.size)})


@router.get("/releases/{release}/bundle")
def download_release(ctx: Acting, release: Id) -> Response:
    """Hand out a released bundle; that is written down."""
    found = download(ctx, release)
    return attachment([found.content], name=found.name, media_type=found.media_type)


@router.get("/submissions/{submission}/audit")
def show_audit(request: Request, ctx: Acting, submission: Id, cursor: str | None = None) -> Response:
    """Show who did what with a submission."""
    return page(request, "audit.html", submission=submission, rows=audit_page(ctx, PageAsked(cursor, _ROWS), submission_id=submission))


def _statements(ctx: Context, submission: str) -> Statements | None:
    try:
        return get_statements(ctx, submission)
    except NotNow:
        return None
