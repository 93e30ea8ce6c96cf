"""The stateless detection as it comes in and goes out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.documents import EvidenceShown, FindingId, JigsawShown, Score, SubjectShown, TypeName, WarnedShown
from service.api.schemas.redaction import Strings
from service.api.schemas.shapes import CallId, Offset, PackShown, Sent, Shown
from service.domain.finding import Class, Tier
from service.domain.proposal import Action, Purpose
from service.workflow.redaction.detect_text import LONGEST_TEXT, Detected, Found

Rule = Annotated[str, Field(description="The pack's rule, or another reason's name.", examples=["publication/names-of-people"])]


class DetectSent(Sent):
    """A text to look through, and what it is for: `deny` strings are always found, `allow` strings never."""

    text: Annotated[
        str,
        Field(min_length=1, max_length=LONGEST_TEXT, examples=["My name is Priya Nandakumar and my number is 07700 900123."]),
    ]
    language: Annotated[str | None, Field(pattern=r"^[a-z]{2,3}$", description="What it is written in, as en or cy.", examples=["en"])] = (
        None
    )
    purpose: Annotated[Purpose, Field(strict=False)] = Purpose.PUBLICATION
    call: CallId | None = None
    deny: Strings = Field(default_factory=list)
    allow: Annotated[Strings, Field(examples=[[]])] = Field(default_factory=list)


class FoundShown(Shown):
    """One place of the text in code points: what it is, who says so and why, and what the pack would do with it."""

    id: FindingId
    start: Offset
    end: Offset
    type: TypeName
    class_: Annotated[Class, Field(alias="class", description="The class of personal data.")]
    tier: Annotated[Tier, Field(description="propose: a redaction (or a keep by rule) is proposed; look: it is only shown.")]
    score: Score
    sources: list[EvidenceShown]
    reason: Annotated[str, Field(description="Why the pack acts so.", examples=["A name of a person who did not agree to be named."])]
    subject: Annotated[str | None, Field(examples=["p1"])]
    labels: Annotated[list[str], Field(examples=[["senior_signatory"]])]
    region: bool
    action: Action
    ground: Annotated[str, Field(examples=["personal-information"])]
    rule: Rule
    mark: Annotated[str, Field(description="What would stand there.", examples=["[redacted: personal information]"])]

    @classmethod
    def of(cls, found: Found) -> FoundShown:
        """Show one."""
        proposal = found.proposal
        return cls.model_validate(
            {
                "id": found.id,
                "start": found.span.start,
                "end": found.span.end,
                "type": found.type,
                "class": found.class_,
                "tier": found.tier,
                "score": found.score,
                "sources": [EvidenceShown.model_validate(each) for each in found.evidence],
                "reason": proposal.reason,
                "subject": found.subject,
                "labels": sorted(found.labels),
                "region": found.region,
                "action": proposal.action,
                "ground": proposal.ground,
                "rule": proposal.rule,
                "mark": proposal.mark if proposal.action is Action.REDACT else "",
            }
        )


class SubjectFound(SubjectShown):
    """A person, the same key for all mentions, and whether something of them would go."""

    action: Action


class JigsawFound(JigsawShown):
    """A combination of details that points at one person, and whether some of it would go."""

    action: Action


class DetectedShown(Shown):
    """What is found in a text. Nothing of it was kept, and nobody has reviewed it."""

    purpose: Purpose
    pack: PackShown
    findings: list[FoundShown]
    subjects: list[SubjectFound]
    jigsaw: list[JigsawFound]
    models: Annotated[list[str], Field(examples=[["en_core_web_sm 3.8.0"]])]
    warnings: list[WarnedShown]

    @classmethod
    def of(cls, detected: Detected, purpose: Purpose) -> DetectedShown:
        """Show what was found."""

        def action(key: str) -> Action:
            return Action.REDACT if key in detected.redacted else Action.KEEP

        return cls(
            purpose=purpose,
            pack=PackShown.of(detected.pack),
            findings=[FoundShown.of(each) for each in detected.found],
            subjects=[
                SubjectFound(
                    id=each.id,
                    kind=each.kind,
                    names=list(each.names),
                    reason=each.reason,
                    labels=sorted(each.labels),
                    action=action(each.id),
                )
                for each in detected.subjects
            ],
            jigsaw=[
                JigsawFound(
                    id=each.id,
                    subject=each.subject,
                    finding_ids=list(each.finding_ids),
                    tier=each.tier,
                    reason=each.reason,
                    action=action(each.id),
                )
                for each in detected.jigsaw
            ],
            models=list(detected.models),
            warnings=[WarnedShown.model_validate(each) for each in detected.warnings],
        )
