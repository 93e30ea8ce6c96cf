"""Reviews, proposals, decisions and approvals as they come in and go out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.shapes import (
    ActorId,
    Allowed,
    AnyId,
    Code,
    Cursor,
    Digest,
    JobId,
    Moment,
    Offset,
    PackShown,
    PlaceSent,
    Quoted,
    Reason,
    ReviewId,
    Sent,
    Sentence,
    Shown,
    SubmissionId,
    TargetId,
)
from service.domain.finding import Tier
from service.domain.lifecycle import State
from service.domain.proposal import Action, Proposal, Purpose
from service.domain.review import Choice, Review, ReviewDecision
from service.workflow.review.queries import ProposalLine, Proposals, ReviewView

Ground = Annotated[str, Field(min_length=1, max_length=100, examples=["publication.personal-information"])]
GroundShown = Annotated[str, Field(description="Empty where nothing is withheld.", examples=["publication.personal-information"])]
Rule = Annotated[str, Field(examples=["publication/individuals-go"])]
Mark = Annotated[str, Field(examples=["[redacted: personal information]"])]
Sequence = Annotated[int, Field(ge=0, examples=[1], description="How many decisions there are on the target; also its ETag.")]


class ReviewSent(Sent):
    """For which purpose to open a review."""

    purpose: Annotated[Purpose, Field(strict=False)]


class TargetDecisionSent(Sent):
    """One choice: accept, refuse (with a reason), change_ground (with the new ground), or add (with a ground) what was only shown."""

    choice: Annotated[Choice, Field(strict=False)]
    reason: Annotated[str, Field(max_length=4000, examples=[""])] = ""
    ground: Annotated[str | None, Field(max_length=100, examples=[None])] = None
    same_text: Annotated[bool, Field(description="Decide all of the same text at once.")] = False


class MarkSent(Sent):
    """A redaction that nobody proposed; with `same_text` at every place of the same words."""

    span: PlaceSent
    ground: Ground
    reason: Reason = ""
    same_text: bool = False


class ReturnSent(Sent):
    """Why a review goes back, in one word."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z-]{1,40}$", examples=["names-overlooked"])] = "returned"


class ApprovalSent(Sent):
    """An approval of the redactions of that digest; `acknowledged` names the doubts that the approver takes on."""

    digest: Annotated[str | None, Field(max_length=64, description="The `digest` of the review as read.", examples=[None])] = None
    note: Annotated[str, Field(max_length=4000, examples=[""])] = ""
    acknowledged: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=20, examples=[["not-all-read"]])] = Field(
        default_factory=list
    )


class ObstacleShown(Shown):
    """What is in the way of an approval."""

    code: Code
    id: AnyId
    reason: Sentence


class ApprovalShown(Shown):
    """An approval: another person's yes to exactly these redactions."""

    id: AnyId
    review: ReviewId
    purpose: Purpose
    redaction_set: AnyId
    digest: Digest
    by: ActorId
    at: Moment
    note: Annotated[str, Field(examples=[""])]
    voided_at: Moment | None
    voided_because: Annotated[str | None, Field(examples=[None])]


class CheckShown(Shown):
    """One check of the leak gate."""

    name: Annotated[str, Field(examples=["text"])]
    engine: Annotated[str, Field(examples=["pdfminer.six"])]
    passed: bool
    detail: Annotated[str, Field(examples=[""])]


class VerificationShown(Shown):
    """The gate's signed word on one file."""

    id: AnyId
    rendition: AnyId
    sha256: Digest
    passed: bool
    checks: list[CheckShown]
    at: Moment
    key_id: Annotated[str, Field(examples=["5f1c9a7be0d34c21"])]


class ReviewShown(Shown):
    """A review: where it stands, what is in the way, who approved, what the gate says."""

    id: ReviewId
    submission: SubmissionId
    purpose: Purpose
    state: State
    turn: Annotated[int, Field(examples=[1])]
    revision: Annotated[int, Field(examples=[3], description="Also the ETag.")]
    created_at: Moment
    proposals: AnyId
    document: AnyId
    completed_by: Annotated[str | None, Field(examples=[None])]
    digest: Annotated[str | None, Field(description="Of the frozen redactions; approve with it.", examples=[None])]
    obstacles: list[ObstacleShown]
    acknowledgeable: Annotated[list[str], Field(examples=[["not-all-read"]])]
    approval: ApprovalShown | None
    verifications: list[VerificationShown]
    overlooked: Annotated[list[str], Field(description="Words that the gate thinks nobody decided on.", examples=[[]])]
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, view: ReviewView) -> ReviewShown:
        """Show a review."""
        names = ("id", "submission", "purpose", "state", "turn", "revision", "created_at", "proposals", "document", "completed_by")
        own = {name: getattr(view.review, name) for name in names}
        verifications = [
            {
                "id": each.id,
                "rendition": each.rendition,
                "sha256": each.sha256,
                "passed": each.result.passed,
                "checks": each.result.checks,
                "at": each.at,
                "key_id": each.key_id,
            }
            for each in view.verifications
        ]
        return cls.model_validate(
            {
                **own,
                "digest": view.digest,
                "obstacles": view.obstacles,
                "acknowledgeable": sorted(view.acknowledgeable),
                "approval": view.approval,
                "verifications": verifications,
                "overlooked": list(view.overlooked),
                "allowed_actions": view.actions,
            }
        )


class ReviewHead(Shown):
    """Where a review stands."""

    id: ReviewId
    submission: SubmissionId
    purpose: Purpose
    state: State
    turn: Annotated[int, Field(examples=[1])]
    revision: Annotated[int, Field(examples=[3], description="Also the ETag.")]

    @classmethod
    def of(cls, review: Review) -> ReviewHead:
        """Show it."""
        return cls.model_validate(review)


class ReviewList(Shown):
    """The reviews of a submission, oldest first."""

    items: list[ReviewHead]


class ProposalShown(Shown):
    """What is proposed for a passage, its ground and rule, and what it rests on."""

    id: TargetId
    start: Offset
    end: Offset
    quote: Quoted
    action: Action
    tier: Tier
    ground: GroundShown
    rule: Rule
    reason: Sentence
    mark: Mark
    finding: Annotated[str | None, Field(examples=["f1"])]
    claim: Annotated[str | None, Field(examples=[None])]
    jigsaw: Annotated[str | None, Field(examples=[None])]
    subject: Annotated[str | None, Field(examples=["p1"])]
    region: bool

    @classmethod
    def of(cls, proposal: Proposal, quote: str) -> ProposalShown:
        """Show a proposal."""
        names = ("id", "action", "tier", "ground", "rule", "reason", "mark", "finding", "claim", "jigsaw", "subject", "region")
        own = {name: getattr(proposal, name) for name in names}
        return cls.model_validate({**own, "start": proposal.span.start, "end": proposal.span.end, "quote": quote})


class ProposalList(Shown):
    """The newest proposals for a purpose, outside a review."""

    submission: SubmissionId
    purpose: Purpose
    version: Annotated[int, Field(examples=[1])]
    pack: PackShown
    document: AnyId
    items: list[ProposalShown]

    @classmethod
    def of(cls, submission: str, found: Proposals) -> ProposalList:
        """Show them."""
        return cls(
            submission=submission,
            purpose=found.purpose,
            version=found.version,
            pack=PackShown.of(found.pack),
            document=found.document_id,
            items=[ProposalShown.of(each, found.text.quote(each.span)) for each in found.proposals],
        )


class TargetDecisionShown(Shown):
    """A decision on a target as kept."""

    id: AnyId
    target: TargetId
    sequence: Sequence
    choice: Choice
    reason: Annotated[str, Field(examples=[""])]
    ground: Annotated[str | None, Field(examples=["publication.personal-information"])]
    mark: Annotated[str | None, Field(examples=["[redacted: personal information]"])]
    turn: Annotated[int, Field(examples=[1])]
    by: ActorId
    at: Moment

    @classmethod
    def of(cls, decision: ReviewDecision) -> TargetDecisionShown:
        """Show one."""
        return cls.model_validate(decision)


class LineShown(Shown):
    """A target of a review: a proposal or a reviewer's own mark, with the decision that stands on it and its ETag."""

    target: TargetId
    etag: Annotated[str, Field(description="Send it in If-Match to decide.", examples=['"0"'])]
    sequence: Sequence
    start: Offset
    end: Offset
    quote: Quoted
    proposal: ProposalShown | None
    decision: TargetDecisionShown | None
    allowed_actions: list[Allowed] = Field(default_factory=list)

    @classmethod
    def of(cls, line: ProposalLine, actions: tuple[Allowed, ...] = ()) -> LineShown:
        """Show a line."""
        return cls(
            target=line.target,
            etag=f'"{line.sequence}"',
            sequence=line.sequence,
            start=line.start,
            end=line.end,
            quote=line.quote,
            proposal=ProposalShown.of(line.proposal, line.quote) if line.proposal else None,
            decision=TargetDecisionShown.of(line.decision) if line.decision else None,
            allowed_actions=list(actions),
        )


class LinePage(Shown):
    """Some targets, in order of place."""

    items: list[LineShown]
    next_cursor: Cursor


class DecisionHistory(Shown):
    """Every decision on a target, undone ones too, oldest first."""

    items: list[TargetDecisionShown]


class DecidedShown(Shown):
    """The review as it stands and the decisions that were added; each `sequence` is its target's next ETag."""

    review: ReviewHead
    decisions: list[TargetDecisionShown]


class ApprovedShown(Shown):
    """The review, its approval, and the job that writes and checks the files."""

    review: ReviewHead
    approval: ApprovalShown
    job: JobId
    follow: Annotated[str, Field(examples=["/v1/jobs/job_01jx8v9q2m4n6p8r0s2t4v6w8y"])]
