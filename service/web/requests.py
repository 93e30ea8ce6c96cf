"""A confidentiality request: what was asked, the pack's questions, and the decision."""

from __future__ import annotations

from fastapi import Request, Response

from service.domain.errors import Unreadable
from service.domain.request import Answer, Outcome
from service.domain.statement import Scope
from service.web.doors import Acting, Form, Id, Sent, pages
from service.web.rendering import page, turn_to
from service.workflow.calls.queries import get_call
from service.workflow.requests.assess import AssessRequest, assess
from service.workflow.requests.decide import DecideRequest, decide
from service.workflow.requests.queries import get_request
from service.workflow.submissions.queries import get_submission

router = pages()


@router.get("/requests/{asked}")
def show_request(request: Request, ctx: Acting, asked: Id) -> Response:
    """Show a request beside what the call's notice promised."""
    view = get_request(ctx, asked)
    call = get_call(ctx, get_submission(ctx, view.request.submission).submission.call).call
    given = {answer.question: answer for answer in view.assessments[-1].answers} if view.assessments else {}
    return page(request, "request.html", view=view, call=call, given=given, scopes=tuple(Scope), outcomes=tuple(Outcome))


@router.post("/requests/{asked}/assessments")
def keep_assessment(ctx: Acting, asked: Id, sent: Form) -> Response:
    """Keep the answers that were given; what is left open stays open."""
    answers = tuple(
        Answer(name.removeprefix("answer:"), value.strip(), sent.one(f"evidence:{name.removeprefix('answer:')}").strip())
        for name, value in sent.fields
        if name.startswith("answer:") and value.strip()
    )
    assess(ctx, AssessRequest(asked, answers, None, sent.one("note").strip(), sent.number("revision")))
    return turn_to(f"/requests/{asked}", said="assessed", at="decide")


@router.post("/requests/{asked}/decisions")
def keep_decision(ctx: Acting, asked: Id, sent: Form) -> Response:
    """Keep the decision with its reasons."""
    granted = tuple(scope for scope in Scope if scope.value in sent.all("granted")) if sent.one("outcome") == Outcome.PART.value else ()
    latest = sent.one("assessment") or None
    decide(ctx, DecideRequest(asked, _outcome(sent), sent.one("reasons"), granted, (), None, latest, sent.number("revision")))
    return turn_to(f"/requests/{asked}", said="decided")


def _outcome(sent: Sent) -> Outcome:
    chosen = sent.one("outcome")
    if chosen not in set(Outcome):
        raise Unreadable("outcome-missing", "Choose an outcome.", todo="Go back and choose one.")
    return Outcome(chosen)
