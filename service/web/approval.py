"""Approval by another person, the leak gate's word, and release."""

from __future__ import annotations

from fastapi import Request, Response

from service.domain.document import Document
from service.domain.review import Redaction, redactions_of
from service.web.doors import Acting, Form, Id, pages
from service.web.rendering import page, turn_to
from service.workflow.release.queries import releases_of
from service.workflow.release.release import release
from service.workflow.review.approve import Approve, approve
from service.workflow.review.desk import get_desk

router = pages()
_AROUND = 60


@router.get("/reviews/{review}/approval")
def show_approval(request: Request, ctx: Acting, review: Id) -> Response:
    """Show what is to be approved, what stands in the way, and what the gate said."""
    desk = get_desk(ctx, review)
    stands = {line.target: line.decision for line in desk.lines if line.decision is not None}
    redactions = redactions_of([line.proposal for line in desk.lines if line.proposal], stands)
    kept = [line for line in desk.lines if line.decision is not None and line.decision.choice.value == "refuse"]
    return page(
        request,
        "approval.html",
        desk=desk,
        view=desk.view,
        review=desk.view.review,
        redactions=[(each, around(desk.text, each)) for each in redactions],
        kept=kept,
        releases=[each for each in releases_of(ctx, desk.view.submission.id) if each.review == review],
        actions={action.action: action for action in desk.view.actions},
    )


@router.post("/reviews/{review}/approvals")
def give_approval(ctx: Acting, review: Id, sent: Form) -> Response:
    """Approve exactly the redactions that were shown."""
    command = Approve(
        review, sent.one("digest") or None, sent.one("note").strip(), frozenset(sent.all("acknowledged")), sent.number("revision")
    )
    approve(ctx, command)
    return turn_to(f"/reviews/{review}/approval", said="approved")


@router.post("/reviews/{review}/releases")
def let_out(ctx: Acting, review: Id, sent: Form) -> Response:
    """Release what was approved and proved clean."""
    release(ctx, review, revision=sent.number("revision"))
    return turn_to(f"/reviews/{review}/approval", said="released")


def around(text: Document, redaction: Redaction) -> tuple[str, str, str]:
    """Return the words of a redaction with a few before and after."""
    start, end = redaction.span.start, redaction.span.end
    return text.text[max(0, start - _AROUND) : start], text.text[start:end], text.text[end : end + _AROUND]
