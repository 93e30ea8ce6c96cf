"""Take back the latest decision on a target that still stands."""

from __future__ import annotations

from service.domain.errors import NotNow
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.review import Choice, ReviewDecision, standing
from service.kit.ids import new_id
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at
from service.workflow.review.decide_redaction import Decided, append
from service.workflow.review.loading import load_review


def undo(ctx: Context, review_id: str, target: str, *, sequence: int | None = None) -> Decided:
    """Append the undoing; the decision taken back stays in the record. `sequence` is the target's If-Match."""
    with ctx.change() as unit:
        work = load_review(ctx, unit, review_id)
        can(ctx.actor, Verb.UNDO_DECISION, work.submission.call).check()
        must_be_at(work.sequence(target), sequence)
        step = advance(work.review.state, Verb.UNDO_DECISION)
        if target not in standing(work.decisions):
            raise NotNow("nothing-to-undo", "No decision stands on this target.")
        wanted = ReviewDecision(new_id("dec"), work.review.id, work.submission.id, target, 0, Choice.UNDO, "", ctx.now)
        decisions = append(ctx, unit, work, [wanted])
        unit.audit.append(ctx.event(step.event, submission=work.submission.id, review=work.review.id, target=target))
        return Decided(unit.reviews.save(work.review), decisions)
