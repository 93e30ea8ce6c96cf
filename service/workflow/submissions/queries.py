"""Submissions as their members see them: everybody of the call a receipt, those who work on them the content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.domain.document import Document
from service.domain.finding import Detection
from service.domain.job import Job
from service.domain.lifecycle import State, Verb
from service.domain.permissions import Task, can_read_original
from service.domain.request import ConfidentialityRequest
from service.domain.review import Review
from service.domain.statement import Understanding
from service.domain.submission import Arrival, Submission
from service.domain.visibility import Sight, sight
from service.kit.paging import Page, PageAsked
from service.storage.repositories.submissions import SubmissionLine
from service.storage.unit_of_work import UnitOfWork
from service.workflow.actions import AllowedAction, allowed_actions
from service.workflow.context import Context
from service.workflow.finding_things import submission_seen
from service.workflow.release.queries import calls_seen
from service.workflow.submissions.propose import Sources, sources_of

VERBS = (Verb.ADD_ARRIVAL, Verb.RECORD_REQUEST, Verb.ASSESS_REQUEST, Verb.DECIDE_REQUEST, Verb.OPEN_REVIEW, Verb.WITHDRAW)


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """A submission as its asker sees it. `content` False: stated details, names and requests are left out (None or empty)."""

    submission: Submission
    content: bool
    arrivals: tuple[Arrival, ...]
    job: Job | None
    requests: tuple[ConfidentialityRequest, ...]
    reviews: tuple[Review, ...]
    actions: tuple[AllowedAction, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """The document as read, with its personal data."""

    submission: Submission
    document_id: str
    text: Document
    detection: Detection


@dataclass(frozen=True, slots=True)
class Statements:
    """What a submission says of itself, in the document whose text the places count in."""

    submission: Submission
    document_id: str
    understanding: Understanding


def get_submission(ctx: Context, submission_id: str) -> SubmissionView:
    """Return one submission, as much as the actor sees of it."""
    with ctx.look() as unit:
        submission = submission_seen(ctx, unit, submission_id, at_least=Sight.RECEIPT)
        content = sight(ctx.actor, submission.call) >= Sight.CONTENT
        return SubmissionView(
            submission=submission,
            content=content,
            arrivals=unit.arrivals.of(submission_id),
            job=unit.jobs.get(submission.job) if submission.job else None,
            requests=unit.requests.of(submission_id) if content else (),
            reviews=unit.reviews.of(submission_id) if content else (),
            actions=_actions(ctx, submission),
        )


def list_submissions(
    ctx: Context, asked: PageAsked, *, call: str | None = None, states: frozenset[State] = frozenset()
) -> Page[SubmissionLine]:
    """Return a page of lines, which hold no personal data, of the calls whose receipts the actor sees."""
    with ctx.look() as unit:
        return unit.submissions.page(asked, calls=calls_seen(ctx, call, at_least=Sight.RECEIPT), states=states)


def count_by_state(ctx: Context, calls: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
    """Return how many submissions of each call stand where, for the calls whose receipts the actor sees."""
    seen = frozenset(call for call in calls if sight(ctx.actor, call) >= Sight.RECEIPT)
    with ctx.look() as unit:
        return unit.submissions.count_by_state(seen)


def get_findings(ctx: Context, submission_id: str) -> Findings:
    """Return the findings; raises `NotNow` until the submission is understood."""
    with ctx.look() as unit:
        submission, sources = _understood(ctx, unit, submission_id)
        return Findings(submission, sources.document.id, sources.text, sources.found)


def get_statements(ctx: Context, submission_id: str) -> Statements:
    """Return the statements; raises `NotNow` until the submission is understood."""
    with ctx.look() as unit:
        submission, sources = _understood(ctx, unit, submission_id)
        return Statements(submission, sources.document.id, sources.said)


def get_job(ctx: Context, job_id: str) -> Job:
    """Return a job of a submission whose receipt the actor sees."""
    with ctx.look() as unit:
        job = unit.jobs.get(job_id)
        submission_seen(ctx, unit, job.submission or "", at_least=Sight.RECEIPT)
        return job


def find_by_reference(ctx: Context, call_id: str, reference: str) -> str | None:
    """Return the id of the submission with an external reference in a call, or None."""
    with ctx.look() as unit:
        found = unit.submissions.by_reference(call_id, reference)
        if found is not None:
            submission_seen(ctx, unit, found, at_least=Sight.RECEIPT)
        return found


def _understood(ctx: Context, unit: UnitOfWork, submission_id: str) -> tuple[Submission, Sources]:
    submission = submission_seen(ctx, unit, submission_id)
    return submission, sources_of(unit, submission_id)


def _actions(ctx: Context, submission: Submission) -> tuple[AllowedAction, ...]:
    original = can_read_original(ctx.actor, submission.call)
    verbs = allowed_actions(ctx.actor, submission.call, submission.state, VERBS)
    return (*verbs, AllowedAction(Task.READ_ORIGINAL.value, original.allowed, original.code, original.reason))
