"""The report on one file: the contract of openapi/report.schema.json, field for field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from service.domain.document import Anchor, Document, Refusal, Span
from service.domain.finding import Detection, Finding, Subject
from service.domain.proposal import Action, PackReference, Proposal, Purpose
from service.domain.statement import Confidentiality, Quote, Stated, Understanding
from service.domain.verification import Verification
from service.kit.digests import sha256
from service.workflow.redaction.draft import CONSISTENCY, Draft

Json = dict[str, Any]
SCHEMA_VERSION = 1


def report_of_draft(  # one row a field of the contract
    draft: Draft,
    content: bytes,
    *,
    file: str,
    status: str,
    reason: str | None,
    purpose: Purpose,
    call: str | None,
    pack: PackReference,
    stated: Stated,
    publishable: tuple[bool, tuple[str, ...]],
    outputs: list[Json],
) -> Json:
    """Return the report of a file that was read."""
    document, detection = draft.analysis.document, draft.analysis.detection
    return {
        **_head(content, file=file, status=status, reason=reason, purpose=purpose, call=call, pack=pack, stated=stated),
        "models": list(detection.models),
        "publishable": {"ok": publishable[0], "because": list(publishable[1])},
        "text": document.text,
        "blocks": _blocks(document),
        "findings": _findings(document, detection, draft.proposals),
        "subjects": [_subject(subject, detection, draft.proposals) for subject in detection.subjects],
        "jigsaw": _jigsaw(detection, draft.proposals),
        "submission": submission_object(draft.analysis.understanding),
        "outputs": outputs,
        "unread": [{"part": unread.part, "page": unread.page, "why": unread.why} for unread in document.unread],
        "warnings": [{"code": warned.code, "start": warned.start, "end": warned.end} for warned in document.warnings],
        "verification": verification_object(draft.verification),
    }


def report_of_refusal(
    refusal: Refusal,
    content: bytes,
    *,
    file: str,
    purpose: Purpose,
    call: str | None,
    pack: PackReference,
    stated: Stated,
    understanding: Understanding,
) -> Json:
    """Return the report of a file that was held or could not be read: nothing in it is passed as clean."""
    return {
        **_head(content, file=file, status=refusal.status.value, reason=refusal.code, purpose=purpose, call=call, pack=pack, stated=stated),
        "models": [],
        "publishable": {"ok": False, "because": [f"{refusal.status.value}: {refusal.code}"]},
        "text": "",
        "blocks": [],
        "findings": [],
        "subjects": [],
        "jigsaw": [],
        "submission": submission_object(understanding),
        "outputs": [],
        "unread": [{"part": "", "page": None, "why": refusal.code}],
        "warnings": [],
        "verification": {"passed": False, "checks": []},
    }


def _head(
    content: bytes, *, file: str, status: str, reason: str | None, purpose: Purpose, call: str | None, pack: PackReference, stated: Stated
) -> Json:
    return {
        "schema_version": SCHEMA_VERSION,
        "file": file,
        "sha256": sha256(content),
        "status": status,
        "reason": reason,
        "purpose": purpose.value,
        "call": call,
        "pack": {"id": pack.id, "version": pack.version, "digest": pack.digest},
        "stated": _stated(stated),
    }


def _stated(stated: Stated) -> Json:
    fields = {
        "capacity": stated.capacity.value if stated.capacity else None,
        "organisation": stated.organisation,
        "name": stated.name,
        "email": stated.email,
        "confidential": stated.confidential,
        "confidentiality_reason": stated.confidentiality_reason,
        "do_not_contact": stated.do_not_contact,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _blocks(document: Document) -> list[Json]:
    return [
        {
            "start": span.start,
            "end": span.end,
            "kind": block.kind.value,
            "part": block.part,
            "anchor": anchor_object(block.anchor),
            "language": block.language,
        }
        for block, span in zip(document.blocks, document.spans, strict=True)
    ]


def anchor_object(anchor: Anchor) -> Json:
    """Return an anchor without its empty fields."""
    fields = {
        "part": anchor.part,
        "path": anchor.path,
        "start": anchor.start,
        "end": anchor.end,
        "page": anchor.page,
        "box": list(anchor.box) if anchor.box else None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def anchor_of(document: Document, span: Span) -> Anchor:
    """Return the anchor of a span: its first block's, narrowed to the range or the words where the format knows them."""
    index = document.block_at(span.start)
    anchor, place = document.blocks[index].anchor, document.spans[index]
    if anchor.start is None:
        return replace(anchor, box=anchor.box_of(span.start - place.start, min(span.end, place.end) - place.start))
    first = anchor.start + max(0, span.start - place.start)
    return Anchor(anchor.part, anchor.path, first, first + len(span), anchor.page, anchor.box)


def _findings(document: Document, detection: Detection, proposals: tuple[Proposal, ...]) -> list[Json]:
    by_id = {finding.id: finding for finding in detection.findings}
    rows = []
    for proposal in proposals:
        if proposal.jigsaw and not proposal.finding:
            continue
        finding = by_id.get(proposal.finding or "")
        rows.append(_finding_row(document, finding, proposal))
    return sorted(rows, key=lambda row: (row["start"], -row["end"]))


def _finding_row(document: Document, finding: Finding | None, proposal: Proposal) -> Json:
    return {
        "id": finding.id if finding else proposal.id,
        "start": proposal.span.start,
        "end": proposal.span.end,
        "type": finding.type if finding else _type_without_finding(proposal),
        "class": finding.class_.value if finding else "direct",
        "subject": finding.subject if finding else proposal.subject,
        "score": round(finding.score, 3) if finding else 1.0,
        "tier": proposal.tier.value,
        "recognisers": list(dict.fromkeys(evidence.recogniser for evidence in finding.evidence))
        if finding
        else ["confidentiality-request"],
        "action": proposal.action.value,
        "ground": proposal.ground,
        "rule": proposal.rule,
        "reason": _reason(finding, proposal),
        "replacement": proposal.mark if proposal.action == Action.REDACT else "",
        "region": proposal.region,
        "anchor": anchor_object(anchor_of(document, proposal.span)),
    }


def _type_without_finding(proposal: Proposal) -> str:
    return "CONFIDENTIAL_PASSAGE" if proposal.region else "SAME_WORDS" if proposal.rule == CONSISTENCY else "NAME_TO_WITHHOLD"


def _source(proposal: Proposal) -> str:
    return "consistency" if proposal.rule == CONSISTENCY else "confidentiality-request"


def _reason(finding: Finding | None, proposal: Proposal) -> str:
    why = "; ".join(dict.fromkeys(evidence.reason for evidence in finding.evidence)) if finding else ""
    return f"{proposal.reason} ({why})" if why else proposal.reason


def _subject(subject: Subject, detection: Detection, proposals: tuple[Proposal, ...]) -> Json:
    own = {finding.id for finding in detection.findings if finding.subject == subject.id}
    goes = any(proposal.finding in own and proposal.action == Action.REDACT for proposal in proposals)
    return {"id": subject.id, "kind": subject.kind.value, "action": (Action.REDACT if goes else Action.KEEP).value}


def _jigsaw(detection: Detection, proposals: tuple[Proposal, ...]) -> list[Json]:
    goes = {proposal.finding for proposal in proposals if proposal.action == Action.REDACT}
    return [
        {
            "id": jigsaw.id,
            "subject": jigsaw.subject,
            "finding_ids": list(jigsaw.finding_ids),
            "tier": jigsaw.tier.value,
            "action": (Action.REDACT if any(finding in goes for finding in jigsaw.finding_ids) else Action.KEEP).value,
        }
        for jigsaw in detection.jigsaw
    ]


def submission_object(understanding: Understanding) -> Json:
    """Return what the submission says of itself."""
    return {
        "capacity": understanding.capacity.value,
        "respondent_name": understanding.respondent_name,
        "organisation": understanding.organisation,
        "self_description_present": understanding.self_description_present,
        "received": understanding.received.isoformat() if understanding.received else None,
        "late": understanding.late,
        "questions_answered": list(understanding.questions_answered),
        "languages": list(understanding.languages),
        "do_not_contact": understanding.do_not_contact,
        "contact_channel": understanding.contact_channel,
        "child_or_vulnerable": understanding.child_or_vulnerable,
        "consent": {
            "publish": understanding.consent.publish,
            "name_organisation": understanding.consent.name_organisation,
            "quote": understanding.consent.quote,
        },
        "quotes": [{"about": quote.about, **_quote(quote)} for quote in understanding.quotes],
        "confidentiality": _confidentiality(understanding.confidentiality),
    }


def _confidentiality(request: Confidentiality) -> Json:
    reason = request.justification
    return {
        "requested": request.requested,
        "scope": [scope.value for scope in request.scope],
        "justification": reason
        and {"text": reason.text, "start": reason.span.start, "end": reason.span.end, "quality": reason.quality.value},
        "parts": [{"start": span.start, "end": span.end} for span in request.parts],
        "quotes": [_quote(quote) for quote in request.quotes],
        "time_limit": request.time_limit,
        "conditions": request.conditions,
        "question": request.question,
        "withdrawn": request.withdrawn,
        "consult_first": request.consult_first,
        "marking": request.marking,
        "disclaimers": [{"start": found.span.start, "end": found.span.end, "owner": found.owner.value} for found in request.disclaimers],
        "automatic_disclaimer_only": request.automatic_disclaimer_only,
        "contradictory": request.contradictory,
    }


def _quote(quote: Quote) -> Json:
    return {"start": quote.span.start, "end": quote.span.end, "text": quote.text, "confidence": quote.confidence}


def verification_object(verification: Verification) -> Json:
    """Return the gate's verdict, check by check."""
    return {
        "passed": verification.passed,
        "checks": [{"name": check.name, "engine": check.engine, "passed": check.passed} for check in verification.checks],
    }
