"""Which responses of a call a site shows, which it only counts, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from service.domain.artefact import ArtefactKind
from service.domain.call import Call
from service.domain.errors import NotFound, NotNow
from service.domain.lifecycle import State
from service.domain.proposal import ProposalSet, Purpose
from service.domain.review import Obstacle, Review
from service.domain.statement import Scope
from service.kit.paging import LARGEST_SIZE, PageAsked
from service.policy.publishing import PublishingRules
from service.storage.repositories.submissions import SubmissionLine
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.requests.standing import current_requests, outcomes_by_scope, standing_decisions

#: A review that stands here has been approved by another person and passed the leak gate.
PROVED = frozenset({State.VERIFIED, State.RELEASED})
#: Not counted at all: taken back by the respondent, or erased.
GONE = frozenset({State.WITHDRAWN, State.ERASED})
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A submission that may be shown, with its proved review."""

    submission: str
    review: str


@dataclass(slots=True)
class Choice:
    """What is to be shown, counted as confidential, and counted as not published; obstacles name what nobody has settled."""

    candidates: list[Candidate] = field(default_factory=list)
    confidential: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)


def choose(ctx: Context, call: Call, rules: PublishingRules, *, left_out: frozenset[str] = frozenset(), ready_only: bool = False) -> Choice:
    """Sort a call's submissions; one in the way is left out with `ready_only`, and an obstacle without.

    Raises `NotFound` when one that is to be left out is none of the call's. One short unit for each page of submissions.
    """
    made, known = Choice(), set[str]()
    pack = ctx.packs.for_purpose(Purpose.PUBLICATION, call=call, on=ctx.now.date())
    outcomes = frozenset(each.id for each in pack.outcomes if each.effect == rules.counted_only)
    for line in lines_of(ctx, call.id):
        known.add(line.id)
        if line.state in GONE:
            continue
        with ctx.look() as unit:
            if withheld(unit, line.id, outcomes):
                made.confidential.append(line.id)
                continue
            found = None if line.id in left_out else in_the_way(unit, line)
        if isinstance(found, Review):
            made.candidates.append(Candidate(line.id, found.id))
        elif found is None or ready_only:
            made.left_out.append(line.id)
        else:
            made.obstacles.append(found)
    if left_out - known:
        raise NotFound("not-found", "A submission that is to be left out is none of this call.")
    return made


def lines_of(ctx: Context, call_id: str) -> Iterator[SubmissionLine]:
    """Yield the lines of a call's submissions, page by page."""
    cursor: str | None = None
    while True:
        with ctx.look() as unit:
            page = unit.submissions.page(PageAsked(cursor, LARGEST_SIZE), calls=frozenset({call_id}))
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def must_be_clear(obstacles: list[Obstacle]) -> None:
    """Raise `NotNow` that lists what stands in the way, submission by submission."""
    if not obstacles:
        return
    told = "; ".join(f"{each.id}: {each.code}" for each in obstacles[:SHOWN])
    more = f"; and {len(obstacles) - SHOWN} more" if len(obstacles) > SHOWN else ""
    raise NotNow(
        obstacles[0].code, f"Not ready to be published: {told}{more}.", todo="Settle these, or leave them out: they are then only counted."
    )


def withheld(unit: UnitOfWork, submission_id: str, outcomes: frozenset[str]) -> bool:
    """Say whether a submission is confidential as a whole by one of these outcomes: then it is counted and nothing else."""
    outcome = outcomes_by_scope(unit, submission_id).get(Scope.WHOLE)
    return outcome is not None and outcome.value in outcomes


def in_the_way(unit: UnitOfWork, line: SubmissionLine) -> Review | Obstacle:
    """Return the proved review of a submission, or the first thing that keeps it from being shown."""
    pending = next((request for request in current_requests(unit, line.id) if request.open), None)
    if pending is not None:
        return Obstacle("request-pending", line.id, "A confidentiality request is undecided.")
    reviews = unit.reviews.of(line.id, purpose=Purpose.PUBLICATION)
    if not reviews:
        return Obstacle("review-missing", line.id, "Nobody has reviewed it for publication.")
    review = reviews[-1]
    if review.state is State.BLOCKED:
        return Obstacle("gate-not-passed", line.id, "The leak gate blocked it.")
    if review.state not in PROVED:
        return Obstacle("approval-missing", line.id, "It is not approved and proved.")
    if line.state is not State.PROPOSED or _changed_since(unit, review):
        return Obstacle("changed-since-approval", line.id, "Something came in or was decided since it was approved.")
    return review


def _changed_since(unit: UnitOfWork, review: Review) -> bool:
    """Say whether words came in or a request was decided that the approved version does not know of."""
    proposals = unit.artefacts.value(unit.artefacts.get(review.proposals), ProposalSet)
    newest = unit.artefacts.latest(review.submission, ArtefactKind.DOCUMENT, of=review.submission)
    decided = {decision.id for decision in standing_decisions(unit, review.submission)}
    return newest is None or proposals.document != newest.id or set(proposals.grants) != decided
