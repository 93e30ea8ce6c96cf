"""Record a request that came another way: by telephone, in a letter, in words the service did not understand."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.document import Span
from service.domain.errors import Unreadable
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.request import ConfidentialityRequest, RequestSource, RequestState
from service.domain.statement import Scope
from service.kit.ids import new_id
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at, submission_seen
from service.workflow.requests.found import add_request
from service.workflow.submissions.propose import sources_of


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """What a respondent asked, as a caseworker heard it. `parts` count in the submission's document; a reason is not needed."""

    submission: str
    scope: tuple[Scope, ...]
    reason: str | None = None
    parts: tuple[Span, ...] = ()
    time_limit: str | None = None
    conditions: str | None = None
    revision: int | None = None


def record(ctx: Context, command: RecordRequest) -> ConfidentialityRequest:
    """Keep the request; it waits for a decision and blocks approval until then."""
    if not command.scope:
        raise Unreadable("scope-missing", "Say what the request covers.", todo="Give at least one scope, for example whole or identity.")
    with ctx.change() as unit:
        submission = submission_seen(ctx, unit, command.submission)
        can(ctx.actor, Verb.RECORD_REQUEST, submission.call).check()
        must_be_at(submission.revision, command.revision)
        advance(submission.state, Verb.RECORD_REQUEST)
        sources = sources_of(unit, submission.id)
        must_lie_inside(command.parts, len(sources.text.text))
        request = ConfidentialityRequest(
            id=new_id("req"),
            submission=submission.id,
            source=RequestSource.CASEWORKER,
            state=RequestState.PENDING,
            created_at=ctx.now,
            scope=command.scope,
            stated_reason=command.reason,
            parts=command.parts,
            time_limit=command.time_limit,
            conditions=command.conditions,
            document=sources.document.id,
            understanding=sources.understanding.id,
        )
        add_request(ctx, unit, request, state=submission.state)
    return request


def must_lie_inside(spans: tuple[Span, ...], length: int) -> None:
    """Raise `Unreadable` for a passage that is empty or runs beyond the text."""
    if any(span.end > length or not len(span) for span in spans):
        raise Unreadable("span-invalid", f"A passage lies within the {length} characters of the text and is not empty.")
