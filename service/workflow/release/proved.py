"""A written file with the gate's signed word on it, both checked again before anything leaves."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.errors import NotNow
from service.domain.release import VerificationRecord
from service.domain.verification import Rendition
from service.kit.digests import sha256
from service.storage.signing import signature_holds
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.release.approved_set import ApprovedSet
from service.workflow.release.signed_word import signed_message


@dataclass(frozen=True, slots=True)
class Proved:
    """One file with the gate's word on it."""

    rendition: Rendition
    record: VerificationRecord


def proved_file(ctx: Context, unit: UnitOfWork, approved: ApprovedSet, rendition_id: str) -> Proved:
    """Return it; raises `NotNow` unless the word is there, speaks of exactly these bytes and redactions, and is signed by this house."""
    record = unit.verifications.of(rendition_id)
    rendition = unit.artefacts.value(unit.artefacts.get(rendition_id), Rendition)
    holds = (
        record is not None
        and record.id in approved.review.verification
        and record.result.passed
        and record.sha256 == sha256(rendition.content)
        and signature_holds(ctx.store.keys.signer().public_key, signed_message(record, approved.approval.digest), record.signature)
    )
    if record is None or not holds:
        raise NotNow("verification-missing", "The leak gate's word on these bytes is missing or does not hold.", todo="Return the review.")
    return Proved(rendition, record)
