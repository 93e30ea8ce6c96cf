"""What stands in the way of a completion or an approval, each with a sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.domain.document import Document
from service.domain.errors import NotNow
from service.domain.lifecycle import State
from service.domain.proposal import Purpose
from service.domain.review import Obstacle, obstacles
from service.domain.statement import Understanding
from service.policy.publishable import publishable
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.requests.standing import current_requests, outcomes_by_scope
from service.workflow.review.loading import OpenReview

#: What an approver may take upon themselves, by naming it; everything else has to be settled first.
ACKNOWLEDGEABLE = frozenset(
    {"not-all-read", "child-or-vulnerable", "consult-before-publication", "passage-not-found", "organisation-not-found"}
)


def in_the_way_of_completion(work: OpenReview) -> tuple[Obstacle, ...]:
    """Return undecided proposals, redactions without a ground, and proposals that are being made anew."""
    return (*_outdated(work), *obstacles(work.proposals, work.stands, ()))


def in_the_way_of_approval(ctx: Context, unit: UnitOfWork, work: OpenReview) -> tuple[Obstacle, ...]:
    """Return all of that, open confidentiality requests, and for publication whatever speaks against publishing."""
    requests = current_requests(unit, work.submission.id)
    return (*_outdated(work), *obstacles(work.proposals, work.stands, requests), *_against_publication(ctx, unit, work))


def must_be_clear(found: Iterable[Obstacle], *, acknowledged: frozenset[str] = frozenset()) -> None:
    """Raise `NotNow` that names every obstacle left."""
    left = [each for each in found if not (each.code in acknowledged and each.code in ACKNOWLEDGEABLE)]
    if not left:
        return
    told = " ".join(dict.fromkeys(each.reason for each in left[:10]))
    more = f" And {len(left) - 10} more." if len(left) > 10 else ""
    can_be = sorted({each.code for each in left} & ACKNOWLEDGEABLE)
    todo = f"Settle these, or acknowledge {', '.join(can_be)}." if can_be else "Settle these first."
    raise NotNow(left[0].code, told + more, todo=todo)


def _outdated(work: OpenReview) -> Iterator[Obstacle]:
    if work.submission.state is not State.PROPOSED:
        yield Obstacle("proposals-outdated", work.submission.id, "Something came in and its proposals are being made anew.")


def _against_publication(ctx: Context, unit: UnitOfWork, work: OpenReview) -> Iterator[Obstacle]:
    if work.review.purpose is not Purpose.PUBLICATION:
        return
    said = unit.artefacts.value(unit.artefacts.get(work.set.understanding), Understanding)
    text: Document = work.text
    call = unit.calls.get(work.submission.call)
    _, because = publishable(text, said, packs=ctx.packs, call=call, decisions=outcomes_by_scope(unit, work.submission.id))
    for line in because:
        code, _, reason = line.partition(": ")
        yield Obstacle(code, work.submission.id, reason)
