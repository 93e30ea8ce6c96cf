"""Calls for evidence, and the queue of one call's submissions."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from service.domain.errors import Unreadable
from service.domain.lifecycle import SUBMISSION_STATES, State
from service.domain.permissions import Task, can
from service.kit.paging import PageAsked
from service.transport.actor import Parts
from service.transport.session import must_be_from_our_page
from service.transport.uploads import form_parts
from service.web.doors import Acting, Id, pages
from service.web.rendering import page, turn_to
from service.workflow.calls import queries as calls
from service.workflow.submissions import queries as submissions
from service.workflow.submissions.receive import Receive, receive
from service.workflow.submissions.taking_in import MOST_FILES, Upload, must_be_able_to_submit, new_submission_id, seal

router = pages()
IN_A_PAGE = 50
_Cursor = Annotated[str | None, Query(max_length=600)]


@router.get("/")
def list_calls(request: Request, ctx: Acting, cursor: _Cursor = None) -> Response:
    """Show the calls of which the visitor is a member."""
    found = calls.list_calls(ctx, PageAsked(cursor, IN_A_PAGE))
    counts = submissions.count_by_state(ctx, [view.call.id for view in found.items])
    manages = bool(can(ctx.actor, Task.MANAGE_PERSONS, None))
    return page(request, "calls.html", calls=found, counts=counts, manages=manages)


@router.get("/calls/{call}")
def show_call(request: Request, ctx: Acting, call: Id, state: str = "", cursor: _Cursor = None) -> Response:
    """Show a call's submissions, those of one state if asked."""
    view = calls.get_call(ctx, call)
    states = frozenset(each for each in State if each.value == state)
    found = submissions.list_submissions(ctx, PageAsked(cursor, IN_A_PAGE), call=call, states=states)
    counts = submissions.count_by_state(ctx, [call]).get(call, {})
    return page(request, "call.html", view=view, found=found, counts=counts, state=state, states=[each.value for each in SUBMISSION_STATES])


@router.post("/calls/{call}/submissions")
def send_files(request: Request, ctx: Acting, parts: Parts, call: Id) -> Response:
    """Take in one response, of one file or several; the page's token comes before them."""
    must_be_able_to_submit(ctx, call)
    submission = new_submission_id()
    uploads: list[Upload] = []
    known = False
    for part in form_parts(request, largest=parts.largest_file):
        if part.name == "token" and part.file_name is None:
            must_be_from_our_page(request, request.state.visitor.token, part.text())
            known = True
        elif not known:
            must_be_from_our_page(request, request.state.visitor.token, "")
        elif part.file_name:
            if len(uploads) >= MOST_FILES:
                raise Unreadable("files-too-many", f"Send at most {MOST_FILES} files at once.")
            uploads.append(seal(ctx, submission, part.file_name, part.pieces, largest=parts.largest_file))
    made = receive(ctx, Receive(call, submission, tuple(uploads)))
    return turn_to(f"/submissions/{made.submission.id}", said="sent")
