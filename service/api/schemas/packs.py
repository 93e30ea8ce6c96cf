"""Policy packs as they go out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from service.api.schemas.requests import QuestionAsked, ScopeQuestions
from service.api.schemas.shapes import Allowed, Digest, PackId, Shown
from service.domain.proposal import Purpose
from service.policy.pack import Ground, Pack

GroundId = Annotated[str, Field(examples=["publication.personal-information"])]
Text = Annotated[str, Field(examples=["Personal information"])]
Day = Annotated[date, Field(examples=["2025-06-19"])]


class PackLine(Shown):
    """A version of a pack in a list."""

    id: PackId
    version: Annotated[str, Field(examples=["2026-11-01"])]
    digest: Digest
    title: Text
    jurisdiction: Annotated[list[str], Field(examples=[["England", "Wales"]])]
    purposes: list[Purpose]
    starts: Day
    ends: Day | None

    @classmethod
    def of(cls, pack: Pack) -> PackLine:
        """Show the head of a pack."""
        return cls.model_validate(_head(pack))


def _head(pack: Pack) -> dict[str, object]:
    names = ("title", "jurisdiction", "purposes", "starts", "ends")
    reference = pack.reference
    return {"id": reference.id, "version": reference.version, "digest": reference.digest, **{name: getattr(pack, name) for name in names}}


class PackList(Shown):
    """Every version of every pack."""

    items: list[PackLine]


class GroundShown(Shown):
    """A ground on which something may be withheld, and the questions that test it."""

    id: GroundId
    title: Text
    kind: Annotated[str, Field(examples=["policy"])]
    basis: Annotated[str, Field(examples=["The publisher's publication policy"])]
    summary: Annotated[str, Field(examples=["Names and details of individuals are not published."])]
    mark: Annotated[str, Field(examples=["[redacted: personal information]"])]
    confirmed: bool
    source: Annotated[str, Field(examples=["publication-policy"])]
    questions: list[QuestionAsked]

    @classmethod
    def of(cls, ground: Ground) -> GroundShown:
        """Show a ground."""
        names = ("id", "title", "kind", "basis", "summary", "mark", "confirmed", "source")
        return cls.model_validate({**{name: getattr(ground, name) for name in names}, "questions": ground.test.questions})


class RuleShown(Shown):
    """One line of who is kept and what goes."""

    id: Annotated[str, Field(examples=["individuals-go"])]
    do: Annotated[str, Field(examples=["redact"])]
    ground: GroundId
    reason: Annotated[str, Field(examples=["Individuals are not named unless they agree."])]


class PackFull(PackLine):
    """A pack: its grounds, its rules, and the questions about confidentiality requests."""

    grounds: list[GroundShown]
    rules: list[RuleShown]
    request_questions: list[ScopeQuestions]
    allowed_actions: list[Allowed] = Field(default_factory=list)

    @classmethod
    def of(cls, pack: Pack) -> PackFull:
        """Show a pack."""
        rules = [RuleShown(id=rule.id, do=rule.do.value, ground=rule.ground, reason=rule.reason) for rule in pack.rules]
        questions = [ScopeQuestions.of((kind.scope, kind.test.questions)) for kind in pack.requests]
        grounds = [GroundShown.of(ground) for ground in pack.grounds]
        return cls.model_validate({**_head(pack), "grounds": grounds, "rules": rules, "request_questions": questions})
