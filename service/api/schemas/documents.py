"""A submission's document, its findings and its statements as they go out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.shapes import AnyId, MediaType, Moment, Offset, Place, Quoted, Shown, SubmissionId
from service.domain.document import Anchor, BlockKind, Document, PartStatus
from service.domain.finding import Class, SubjectKind, Tier
from service.domain.statement import Capacity, Owner, Quality, Scope, Understanding
from service.workflow.submissions.queries import Findings, Statements

PartId = Annotated[str, Field(description="Empty for the file itself.", examples=["attachment-1"])]
SubjectId = Annotated[str, Field(examples=["p1"])]
FindingId = Annotated[str, Field(examples=["f1"])]
Score = Annotated[float, Field(ge=0, le=1, examples=[0.93])]
TypeName = Annotated[str, Field(examples=["PERSON"])]


class AnchorShown(Shown):
    """The place in the original."""

    part: PartId
    path: Annotated[str | None, Field(examples=["p[3]"])]
    start: Annotated[int | None, Field(examples=[0])]
    end: Annotated[int | None, Field(examples=[16])]
    page: Annotated[int | None, Field(examples=[1])]
    box: Annotated[list[float] | None, Field(examples=[[72.0, 700.5, 190.25, 712.5]])]

    @classmethod
    def of(cls, anchor: Anchor) -> AnchorShown:
        """Show an anchor."""
        box = list(anchor.box) if anchor.box else None
        return cls(part=anchor.part, path=anchor.path, start=anchor.start, end=anchor.end, page=anchor.page, box=box)


class BlockShown(Shown):
    """One paragraph, heading or cell; its text is `text[start:end]` of the document, in code points."""

    start: Offset
    end: Offset
    kind: BlockKind
    part: PartId
    anchor: AnchorShown
    language: Annotated[str, Field(examples=["en"])]
    level: Annotated[int, Field(examples=[0])]
    shown: bool


class PartShown(Shown):
    """A message, its body, or an attachment."""

    id: PartId
    name: Annotated[str, Field(examples=["response.docx"])]
    media_type: MediaType
    parent: Annotated[str | None, Field(examples=[None])]
    status: PartStatus
    why: Annotated[str | None, Field(examples=[None])]


class UnreadShown(Shown):
    """A place that was not read, so that nobody mistakes it for clean."""

    part: PartId
    page: Annotated[int | None, Field(examples=[4])]
    why: Annotated[str, Field(examples=["picture"])]


class WarnedShown(Shown):
    """Something a person should know."""

    code: Annotated[str, Field(examples=["tracked-changes"])]
    start: Annotated[int | None, Field(examples=[0])]
    end: Annotated[int | None, Field(examples=[16])]


class DocumentShown(Shown):
    """The document as read: one text, and the blocks that lie in it."""

    submission: SubmissionId
    document: AnyId
    text: Annotated[str, Field(examples=["Response of Priya Nandakumar\nI write in a personal capacity."])]
    blocks: list[BlockShown]
    parts: list[PartShown]
    unread: list[UnreadShown]
    warnings: list[WarnedShown]

    @classmethod
    def of(cls, submission: str, document_id: str, document: Document) -> DocumentShown:
        """Show a document."""
        blocks = [
            BlockShown(
                start=span.start,
                end=span.end,
                kind=block.kind,
                part=block.part,
                anchor=AnchorShown.of(block.anchor),
                language=block.language,
                level=block.level,
                shown=block.shown,
            )
            for block, span in zip(document.blocks, document.spans, strict=True)
        ]
        return cls(
            submission=submission,
            document=document_id,
            text=document.text,
            blocks=blocks,
            parts=[PartShown.model_validate(each) for each in document.parts],
            unread=[UnreadShown.model_validate(each) for each in document.unread],
            warnings=[WarnedShown.model_validate(each) for each in document.warnings],
        )


class EvidenceShown(Shown):
    """One source's word for a finding."""

    recogniser: Annotated[str, Field(examples=["names"])]
    score: Score
    reason: Annotated[str, Field(examples=["introduced by a title"])]


class FindingShown(Shown):
    """One span of personal data with the words that stand there."""

    id: FindingId
    start: Offset
    end: Offset
    quote: Quoted
    type: TypeName
    kind: Annotated[Class, Field(description="The class of personal data.")]
    tier: Tier
    score: Score
    subject: Annotated[str | None, Field(examples=["p1"])]
    labels: Annotated[list[str], Field(examples=[["senior_signatory"]])]
    region: bool
    evidence: list[EvidenceShown]


class SubjectShown(Shown):
    """A person, the same key for all mentions."""

    id: SubjectId
    kind: SubjectKind
    names: Annotated[list[str], Field(examples=[["Priya Nandakumar", "Priya"]])]
    reason: Annotated[str, Field(examples=["signs the response"])]
    labels: Annotated[list[str], Field(examples=[[]])]


class JigsawShown(Shown):
    """A combination of details that points at one person."""

    id: Annotated[str, Field(examples=["j1"])]
    subject: Annotated[str | None, Field(examples=["p2"])]
    finding_ids: Annotated[list[str], Field(examples=[["f4", "f7"]])]
    tier: Tier
    reason: Annotated[str, Field(examples=["place, age and occupation of one person"])]


class FindingsShown(Shown):
    """The personal data found in a submission; places count in the document named."""

    submission: SubmissionId
    document: AnyId
    findings: list[FindingShown]
    subjects: list[SubjectShown]
    jigsaw: list[JigsawShown]
    models: Annotated[list[str], Field(examples=[["en_core_web_sm 3.8.0"]])]
    warnings: list[WarnedShown]

    @classmethod
    def of(cls, found: Findings) -> FindingsShown:
        """Show the findings."""
        detection = found.detection
        findings = [
            FindingShown(
                id=each.id,
                start=each.span.start,
                end=each.span.end,
                quote=found.text.quote(each.span),
                type=each.type,
                kind=each.class_,
                tier=each.tier,
                score=each.score,
                subject=each.subject,
                labels=sorted(each.labels),
                region=each.region,
                evidence=[EvidenceShown.model_validate(one) for one in each.evidence],
            )
            for each in detection.findings
        ]
        subjects = [
            SubjectShown(id=each.id, kind=each.kind, names=list(each.names), reason=each.reason, labels=sorted(each.labels))
            for each in detection.subjects
        ]
        return cls(
            submission=found.submission.id,
            document=found.document_id,
            findings=findings,
            subjects=subjects,
            jigsaw=[JigsawShown.model_validate(each) for each in detection.jigsaw],
            models=list(detection.models),
            warnings=[WarnedShown.model_validate(each) for each in detection.warnings],
        )


class QuoteShown(Shown):
    """Words that carry a statement."""

    about: Annotated[str, Field(examples=["confidentiality"])]
    span: Place
    text: Annotated[str, Field(examples=["Please keep my name confidential"])]
    confidence: Score


class JustificationShown(Shown):
    """The reason given for a request."""

    text: Annotated[str, Field(examples=["because my employer would know me from the case"])]
    span: Place
    quality: Quality


class DisclaimerShown(Shown):
    """An automatic disclaimer: recorded, never a request."""

    span: Place
    owner: Owner
    family: Annotated[str, Field(examples=["intended-recipient"])]


class ConsentShown(Shown):
    """What the respondent agrees to; null where nothing is said."""

    publish: bool | None
    name_organisation: bool | None
    quote: bool | None
    name_respondent: bool | None


class ConfidentialityShown(Shown):
    """The confidentiality request, if there is one, and what only looks like one."""

    requested: bool
    scope: list[Scope]
    justification: JustificationShown | None
    parts: list[Place]
    quotes: list[QuoteShown]
    time_limit: Annotated[str | None, Field(examples=["until the inquest has ended"])]
    conditions: Annotated[str | None, Field(examples=[None])]
    question: bool
    withdrawn: bool
    consult_first: bool
    marking: Annotated[str | None, Field(examples=[None])]
    disclaimers: list[DisclaimerShown]
    automatic_disclaimer_only: bool
    contradictory: bool
    uncertain: bool


class StatementsShown(Shown):
    """What a submission says of itself; places count in the document named."""

    submission: SubmissionId
    document: AnyId
    capacity: Capacity
    respondent_name: Annotated[str | None, Field(examples=["Priya Nandakumar"])]
    organisation: Annotated[str | None, Field(examples=["Ysbyty Bryn Glas"])]
    self_description_present: bool
    received: Moment | None
    late: bool | None
    questions_answered: Annotated[list[int], Field(examples=[[2, 4]])]
    languages: Annotated[list[str], Field(examples=[["en"]])]
    do_not_contact: bool
    contact_channel: Annotated[str | None, Field(examples=[None])]
    child_or_vulnerable: bool
    consent: ConsentShown
    quotes: list[QuoteShown]
    confidentiality: ConfidentialityShown

    @classmethod
    def of(cls, said: Statements) -> StatementsShown:
        """Show the statements."""
        understanding: Understanding = said.understanding
        fields = {name: getattr(understanding, name) for name in cls.model_fields if name not in {"submission", "document"}}
        return cls.model_validate({"submission": said.submission.id, "document": said.document_id, **fields})
