"""Confidentiality requests, their assessments and decisions as they come in and go out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.documents import JustificationShown, QuoteShown
from service.api.schemas.shapes import (
    ActorId,
    Allowed,
    AnyId,
    Moment,
    MomentSent,
    PackShown,
    Place,
    PlaceSent,
    Reason,
    RequestId,
    Sent,
    ShortText,
    Shown,
    SubmissionId,
)
from service.domain.request import Answer, Outcome, RequestSource, RequestState
from service.domain.statement import Scope
from service.policy.pack import Question
from service.workflow.requests.queries import RequestView

QuestionId = Annotated[str, Field(max_length=100, examples=["reason-given"])]
Scopes = Annotated[list[Annotated[Scope, Field(strict=False)]], Field(max_length=16, examples=[["identity"]])]
OutcomeSent = Annotated[Outcome, Field(strict=False)]
Parts = Annotated[list[PlaceSent], Field(max_length=500)]


class RequestSent(Sent):
    """What a respondent asked another way: by telephone, in a letter. A reason is not needed."""

    scope: Annotated[Scopes, Field(min_length=1)]
    reason: Reason | None = None
    parts: Parts = Field(default_factory=list)
    time_limit: ShortText | None = None
    conditions: ShortText | None = None


class AnswerSent(Sent):
    """An assessor's answer to one of the pack's questions."""

    question: QuestionId
    answer: Annotated[str, Field(max_length=2000, examples=["yes"])]
    evidence: Annotated[str, Field(max_length=4000, examples=["Second paragraph of the response."])] = ""

    def as_answer(self) -> Answer:
        """Return it as the verb takes it."""
        return Answer(self.question, self.answer, self.evidence)


class AssessmentSent(Sent):
    """The pack's questions answered; what the assessor recommends."""

    answers: Annotated[list[AnswerSent], Field(max_length=200, examples=[[]])] = Field(default_factory=list)
    recommended: OutcomeSent | None = None
    note: Annotated[str, Field(max_length=4000, examples=["The reason given is specific."])] = ""


class RequestDecisionSent(Sent):
    """A decision; `granted` and `parts` only for `part`."""

    outcome: OutcomeSent
    reasons: Annotated[str, Field(max_length=8000, examples=["The respondent gave a good reason and the name adds nothing."])] = ""
    granted: Annotated[Scopes, Field(examples=[[]])] = Field(default_factory=list)
    parts: Annotated[Parts, Field(examples=[[]])] = Field(default_factory=list)
    until: MomentSent | None = None
    assessment: Annotated[str | None, Field(max_length=64, examples=[None])] = None


class QuestionAsked(Shown):
    """A question that an assessor answers; `choices` are the answers allowed (empty: free text)."""

    id: QuestionId
    text: Annotated[str, Field(examples=["Does the respondent give a reason?"])]
    answer: Annotated[str, Field(examples=["choice"])]
    choices: Annotated[list[str], Field(examples=[["yes", "no"]])]
    evidence: Annotated[str, Field(examples=["Quote the reason."])]


class ScopeQuestions(Shown):
    """The questions about one scope of a request."""

    scope: Annotated[str, Field(examples=["identity"])]
    questions: list[QuestionAsked]

    @classmethod
    def of(cls, found: tuple[str, tuple[Question, ...]]) -> ScopeQuestions:
        """Show them."""
        return cls(scope=found[0], questions=[QuestionAsked.model_validate(each) for each in found[1]])


class AdviceShown(Shown):
    """What the pack advises on the answers given."""

    scope: Annotated[str, Field(examples=["identity"])]
    verdict: Annotated[str, Field(examples=["accept"])]
    advice: Annotated[str, Field(examples=["A specific reason was given: accept unless there is a public interest in the name."])]

    @classmethod
    def of(cls, found: tuple[str, str, str]) -> AdviceShown:
        """Show one."""
        return cls(scope=found[0], verdict=found[1], advice=found[2])


class QuestionsShown(Shown):
    """The pack's questions about a request."""

    request: RequestId
    pack: PackShown
    scopes: list[ScopeQuestions]


class AnswerShown(Shown):
    """An answer as kept."""

    question: QuestionId
    answer: Annotated[str, Field(examples=["yes"])]
    evidence: Annotated[str, Field(examples=["Second paragraph of the response."])]


class AssessmentShown(Shown):
    """An assessment as kept."""

    id: AnyId
    answers: list[AnswerShown]
    recommended: Outcome | None
    note: Annotated[str, Field(examples=["The reason given is specific."])]
    pack: PackShown
    by: ActorId
    at: Moment


class DecisionShown(Shown):
    """A decision as kept."""

    id: AnyId
    outcome: Outcome
    reasons: Annotated[str, Field(examples=["The respondent gave a good reason and the name adds nothing."])]
    granted: list[Scope]
    parts: list[Place]
    until: Moment | None
    pack: PackShown | None
    assessment: Annotated[str | None, Field(examples=[None])]
    by: ActorId
    at: Moment


class RequestShown(Shown):
    """A confidentiality request with its assessments and decisions, and what the pack advises."""

    id: RequestId
    submission: SubmissionId
    source: RequestSource
    state: RequestState
    revision: Annotated[int, Field(examples=[1], description="Also the ETag.")]
    created_at: Moment
    scope: list[Scope]
    justification: JustificationShown | None
    stated_reason: Annotated[str | None, Field(examples=[None])]
    quotes: list[QuoteShown]
    parts: list[Place]
    time_limit: Annotated[str | None, Field(examples=[None])]
    conditions: Annotated[str | None, Field(examples=[None])]
    uncertain: bool
    document: Annotated[str | None, Field(description="The document the places count in.", examples=[None])]
    assessments: list[AssessmentShown]
    decisions: list[DecisionShown]
    advice: list[AdviceShown]
    questions: list[ScopeQuestions]
    pack: PackShown
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, view: RequestView) -> RequestShown:
        """Show a request."""
        own = {name: getattr(view.request, name) for name in cls.model_fields if hasattr(view.request, name)}
        return cls.model_validate(
            {
                **own,
                "assessments": view.assessments,
                "decisions": view.decisions,
                "advice": [AdviceShown.of(each) for each in view.advice],
                "questions": [ScopeQuestions.of(each) for each in view.questions],
                "pack": view.pack,
                "allowed_actions": view.actions,
            }
        )


class RequestList(Shown):
    """All requests of a submission, oldest first."""

    items: list[RequestShown]


class RequestDecidedShown(Shown):
    """The request as it stands now; `proposals_changed` counts the purposes whose proposals were made anew."""

    request: RequestShown
    decision: AnyId
    proposals_changed: Annotated[int, Field(examples=[2])]
