"""Retention lines, holds and erasures as they are asked for and go out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.shapes import ActorId, Allowed, CallId, Cursor, ErasureId, HoldId, Moment, Reason, Sent, Shown, SubmissionId
from service.domain.lifecycle import State
from service.domain.retention import Erasure, ErasureState, Hold
from service.workflow.actions import AllowedAction
from service.workflow.retention.due import RetentionLine
from service.workflow.retention.erase import WouldErase

RuleCode = Annotated[str, Field(examples=["responses"])]
Kind = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,61}$", description="As the rules name it.", examples=["foi"])]


class HoldSent(Sent):
    """Why a submission may not be destroyed."""

    kind: Kind
    reason: Reason


class HoldShown(Shown):
    """One hold."""

    id: HoldId
    submission: SubmissionId
    kind: Kind
    reason: Reason
    by: ActorId
    at: Moment
    lifted_by: ActorId | None
    lifted_at: Moment | None
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, hold: Hold, actions: tuple[AllowedAction, ...]) -> HoldShown:
        """Show a hold."""
        own = {name: getattr(hold, name) for name in cls.model_fields if hasattr(hold, name)}
        return cls.model_validate({**own, "allowed_actions": actions})


class HoldList(Shown):
    """The holds of a submission, oldest first."""

    items: list[HoldShown]


class ErasureSent(Sent):
    """Why a submission is to be destroyed; `due` needs its time to be over."""

    reason: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,61}$", description="As the rules name it.", examples=["due"])] = "due"


class ErasureShown(Shown):
    """One line of the erasure ledger."""

    id: ErasureId
    submission: SubmissionId
    call: CallId
    state: ErasureState
    reason: Annotated[str, Field(examples=["due"])]
    rule: RuleCode
    due: Moment | None
    proposed_by: ActorId
    proposed_at: Moment
    approved_by: ActorId | None
    approved_at: Moment | None
    done_at: Moment | None
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, erasure: Erasure, actions: tuple[AllowedAction, ...]) -> ErasureShown:
        """Show a line."""
        own = {name: getattr(erasure, name) for name in cls.model_fields if hasattr(erasure, name)}
        return cls.model_validate({**own, "allowed_actions": actions})


class RetentionShown(Shown):
    """When the time of a submission is over; null when nothing is due yet or a person has to say."""

    submission: SubmissionId
    state: State
    rule: RuleCode
    trigger: Annotated[str, Field(examples=["publication"])]
    due: Moment | None
    is_due: bool
    holds: Annotated[list[HoldId], Field(description="Holds that stand.")]
    erasure: ErasureId | None

    @classmethod
    def of(cls, line: RetentionLine, *, is_due: bool) -> RetentionShown:
        """Show a line."""
        return cls(
            submission=line.submission,
            state=line.state,
            rule=line.rule,
            trigger=line.trigger,
            due=line.due,
            is_due=is_due,
            holds=[hold.id for hold in line.holds],
            erasure=line.erasure.id if line.erasure else None,
        )


class RetentionPage(Shown):
    """Some submissions of a call, oldest first."""

    items: list[RetentionShown]
    next_cursor: Cursor


class WouldEraseShown(Shown):
    """What an erasure would take: nothing is changed by asking."""

    retention: RetentionShown
    blobs: Annotated[int, Field(ge=0, examples=[9])]
    jobs: Annotated[int, Field(ge=0, examples=[4])]
    published: bool

    @classmethod
    def of(cls, found: WouldErase, *, is_due: bool) -> WouldEraseShown:
        """Show it."""
        return cls(retention=RetentionShown.of(found.line, is_due=is_due), blobs=found.blobs, jobs=found.jobs, published=found.published)
