"""The approved redactions of a review, checked against the digest that the approver pinned."""

from __future__ import annotations

from dataclasses import dataclass

from service.documents.replacement import replacements
from service.domain.document import Document
from service.domain.errors import NotNow
from service.domain.finding import Detection, Tier
from service.domain.proposal import Action, Proposal, ProposalSet, Replacement
from service.domain.review import Approval, Redaction, RedactionSet, Review
from service.domain.statement import Understanding
from service.storage.unit_of_work import UnitOfWork
from service.workflow.redaction.allowed import allowed_by
from service.workflow.redaction.analyse import Analysis


@dataclass(frozen=True, slots=True)
class ApprovedSet:
    """What was approved, the text it speaks of, and what stands in place of each redaction."""

    review: Review
    approval: Approval
    set: RedactionSet
    proposals: ProposalSet
    analysis: Analysis
    swaps: tuple[Replacement, ...]

    @property
    def text(self) -> Document:
        """The text that the redactions speak of."""
        return self.analysis.document

    @property
    def kept(self) -> frozenset[str]:
        """The strings that stay although something spoke for redacting them: people decided so, or the call's list."""
        gone = [redaction.span for redaction in self.set.redactions]
        stay = (each.span for each in self.proposals.proposals if not any(span.overlaps(each.span) for span in gone))
        return self.analysis.allowed.union(self.text.quote(span) for span in stay)


def approved_set(unit: UnitOfWork, review: Review) -> ApprovedSet:
    """Return it; raises `NotNow` without a standing approval of exactly these bytes."""
    approval = unit.approvals.standing(review.id)
    if approval is None or review.redaction_set != approval.redaction_set:
        raise NotNow("approval-missing", "No standing approval covers this.", todo="Have it approved by another person.")
    content = unit.artefacts.content(unit.artefacts.get(approval.redaction_set))
    if unit.artefacts.digest(content) != approval.digest:
        raise NotNow("approval-stale", "The redactions are not the ones that were approved.", todo="Return the review.")
    frozen = unit.artefacts.value(unit.artefacts.get(approval.redaction_set), RedactionSet)
    proposals = unit.artefacts.value(unit.artefacts.get(frozen.proposals), ProposalSet)
    document = unit.artefacts.value(unit.artefacts.get(frozen.document), Document)
    analysis = Analysis(
        document,
        unit.artefacts.value(unit.artefacts.get(proposals.detection), Detection),
        unit.artefacts.value(unit.artefacts.get(proposals.understanding), Understanding),
        allowed_by(unit.calls.get(unit.submissions.get(review.submission).call), document),
    )
    swaps = replacements(analysis.document, tuple(map(as_proposal, frozen.redactions)))
    return ApprovedSet(review, approval, frozen, proposals, analysis, swaps)


def as_proposal(redaction: Redaction) -> Proposal:
    """Return a redaction in the shape that writers take."""
    return Proposal(
        id=redaction.proposal or redaction.decision,
        span=redaction.span,
        action=Action.REDACT,
        tier=Tier.PROPOSE,
        ground=redaction.ground,
        rule=redaction.rule,
        reason=redaction.reason,
        mark=redaction.mark,
        finding=redaction.finding,
        subject=redaction.subject,
        region=redaction.region,
    )
