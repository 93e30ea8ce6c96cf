"""Which review decisions stand on the proposals as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from service.domain.document import Document
from service.domain.proposal import Action, Proposal
from service.domain.review import Choice, ReviewDecision, standing


def standing_on(decisions: Iterable[ReviewDecision], proposals: Sequence[Proposal], document: Document) -> Mapping[str, ReviewDecision]:
    """Return the decision that stands for each target.

    A decision speaks of words at a place: where other words stand there now, or the proposal became another one (something that was
    kept is to go, something refused is proposed on another ground), nobody has decided it.
    """
    known = {proposal.id: proposal for proposal in proposals}
    return {target: decision for target, decision in standing(decisions).items() if _still(decision, known.get(target), document)}


def _still(decision: ReviewDecision, proposal: Proposal | None, document: Document) -> bool:
    if proposal is None:
        return decision.choice is Choice.ADD and decision.span is not None and decision.quote == document.quote(decision.span)
    if decision.quote != document.quote(proposal.span) or proposal.action is Action.KEEP:
        return False
    return decision.choice is not Choice.REFUSE or decision.ground == proposal.ground
