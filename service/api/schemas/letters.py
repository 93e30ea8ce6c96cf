"""Letters as they go out of the outbound tray."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.shapes import ActorId, Allowed, AnyId, LetterId, Moment, RequestId, Sent, Shown, SubmissionId
from service.domain.request import Outcome
from service.workflow.letters.tray import LetterView


class DeliverySent(Sent):
    """How a letter was delivered."""

    channel: Annotated[str, Field(pattern=r"^[a-z][a-z-]{1,40}$", description="A word such as post or e-mail.", examples=["post"])]


class TextShown(Shown):
    """The letter in one language; `draft` wording is sent only when an approver has confirmed it."""

    language: Annotated[str, Field(examples=["en"])]
    title: Annotated[str, Field(examples=["Your request for confidentiality: accepted"])]
    text: Annotated[str, Field(examples=["Dear respondent\n\nYou asked us to treat your response as confidential."])]
    draft: bool


class LetterShown(Shown):
    """One letter on one decision."""

    id: LetterId
    submission: SubmissionId
    request: RequestId
    decision: AnyId
    kind: Outcome
    texts: list[TextShown]
    by: ActorId
    at: Moment
    template: Annotated[str, Field(description="Version of the letters.", examples=["1.0.0"])]
    confirmed_by: ActorId | None
    delivered_by: ActorId | None
    delivered_at: Moment | None
    channel: Annotated[str | None, Field(examples=["post"])]
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, view: LetterView) -> LetterShown:
        """Show a letter."""
        own = {name: getattr(view.letter, name) for name in cls.model_fields if hasattr(view.letter, name)}
        return cls.model_validate({**own, "kind": Outcome(view.letter.kind), "allowed_actions": view.actions})


class LetterList(Shown):
    """The letters of a submission, oldest first."""

    items: list[LetterShown]
