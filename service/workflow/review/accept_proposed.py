"""Accept every proposal of the proposing tier that nobody has decided yet, in one call."""

from __future__ import annotations

from service.domain.finding import Tier
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.proposal import Action
from service.domain.review import Choice
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at
from service.workflow.review.decide_redaction import Decided, append, decision_on
from service.workflow.review.loading import load_review


def accept_proposed(ctx: Context, review_id: str, *, revision: int | None = None) -> Decided:
    """Append an acceptance for each; what was refused or changed before stays as it was decided."""
    with ctx.change() as unit:
        work = load_review(ctx, unit, review_id)
        can(ctx.actor, Verb.DECIDE_REDACTION, work.submission.call).check()
        must_be_at(work.review.revision, revision)
        step = advance(work.review.state, Verb.DECIDE_REDACTION)
        open_ = [
            proposal
            for proposal in work.proposals
            if proposal.action is Action.REDACT and proposal.tier is Tier.PROPOSE and proposal.id not in work.stands
        ]
        decisions = append(ctx, unit, work, [decision_on(work, proposal, Choice.ACCEPT, reason="") for proposal in open_])
        unit.audit.append(
            ctx.event(
                step.event,
                submission=work.submission.id,
                review=work.review.id,
                choice=Choice.ACCEPT.value,
                target="*",
                count=str(len(decisions)),
            )
        )
        return Decided(unit.reviews.save(work.review), decisions)
