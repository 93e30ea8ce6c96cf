"""The job that lets the leak gate read what was written. The one door: nothing else says that a file is clean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from service.detection.detecting import Detector
from service.domain.artefact import ArtefactKind
from service.domain.lifecycle import State, Verb, advance
from service.domain.release import VerificationRecord
from service.domain.review import Review
from service.domain.verification import Rendition, Verification
from service.kit.digests import sha256
from service.kit.ids import new_id
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.redaction.draft import checked, unsettled
from service.workflow.redaction.one_reading import OneReading
from service.workflow.release.approved_set import approved_set
from service.workflow.release.signed_word import signed_message


@dataclass(frozen=True, slots=True)
class GateWord:
    """What the gate says of one file, and the strings that it thinks nobody decided on (personal data, kept sealed)."""

    rendition: str
    sha256: str
    verification: Verification
    overlooked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WasVerified:
    """The gate's words on all files of one approval, not yet kept."""

    review: str
    approval: str
    words: tuple[GateWord, ...]


def verify(ctx: Context, detector: Detector, review_id: str, approval_id: str) -> WasVerified | None:
    """Check the kept bytes, outside any transaction; None when this stage is past or the approval void."""
    with ctx.look() as unit:
        review = unit.reviews.get(review_id)
        approval = unit.approvals.standing(review_id)
        if review.state is not State.RENDERED or approval is None or approval.id != approval_id:
            return None
        approved = approved_set(unit, review)
        files = {artefact: unit.artefacts.value(unit.artefacts.get(artefact), Rendition) for artefact in review.rendition}
    kept, reading = approved.kept, OneReading(detector)
    words = []
    for artefact, file in files.items():
        verdict = checked(file, approved.analysis, approved.swaps, kept=kept, detector=reading)
        overlooked = () if verdict.passed else tuple(unsettled(file.text, approved.swaps, kept=kept, detector=reading))
        words.append(GateWord(artefact, sha256(file.content), verdict, overlooked))
    return WasVerified(review_id, approval_id, tuple(words))


def apply_verification(ctx: Context, done: WasVerified | None) -> Mapping[str, str]:
    """Keep the gate's signed words; one failed check blocks all files of the approval."""
    if done is None:
        return {"outcome": "past"}
    with ctx.change() as unit:
        unit.submissions.get(unit.reviews.get(done.review).submission)
        review = unit.reviews.get(done.review)
        approval = unit.approvals.standing(review.id)
        known = tuple(word.rendition for word in done.words)
        if review.state is not State.RENDERED or approval is None or approval.id != done.approval or review.rendition != known:
            return {"outcome": "past"}
        passed = bool(done.words) and all(word.verification.passed for word in done.words)
        step = advance(review.state, Verb.VERIFY if passed else Verb.BLOCK)
        records = tuple(_kept(ctx, unit, review, word, approval.digest) for word in done.words)
        unit.reviews.save(replace(review, state=step.to, verification=records))
        for record, word in zip(records, done.words, strict=True):
            outcome = "passed" if word.verification.passed else "failed"
            unit.audit.append(
                ctx.event(
                    step.event,
                    submission=review.submission,
                    review=review.id,
                    verification=record,
                    rendition=word.rendition,
                    outcome=outcome,
                )
            )
    return {"outcome": step.to.value}


def block(ctx: Context, unit: UnitOfWork, review_id: str, code: str) -> None:
    """Block a review whose files could not be written or checked: what cannot be proved does not go on."""
    unit.submissions.get(unit.reviews.get(review_id).submission)
    review = unit.reviews.get(review_id)
    if review.state not in {State.APPROVED, State.RENDERED}:
        return
    step = advance(review.state, Verb.BLOCK)
    unit.reviews.save(replace(review, state=step.to))
    unit.audit.append(ctx.event(step.event, submission=review.submission, review=review.id, code=code))


def _kept(ctx: Context, unit: UnitOfWork, review: Review, word: GateWord, redaction_digest: str) -> str:
    unit.artefacts.add(review.submission, ArtefactKind.VERIFICATION, word, now=ctx.now, of=word.rendition)
    signer = ctx.store.keys.signer()
    unsigned = VerificationRecord(
        new_id("ver"), review.submission, review.id, word.rendition, word.sha256, word.verification, ctx.now, signer.key_id, b""
    )
    record = replace(unsigned, signature=signer.sign(signed_message(unsigned, redaction_digest)))
    unit.verifications.add(record)
    return record.id
