"""Release what two people and the leak gate have passed, as one bundle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version

from service.domain.artefact import ArtefactKind
from service.domain.call import Call
from service.domain.finding import Detection
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can_release
from service.domain.release import Release, ReleasedFile
from service.kit.digests import sha256
from service.kit.ids import new_id
from service.producing import bundle as bundles
from service.producing import certificate as certificates
from service.producing.schedule import Decided, ScheduleRow, schedule_rows
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at, review_seen
from service.workflow.release.approved_set import ApprovedSet, approved_set, as_proposal
from service.workflow.release.proved import Proved, proved_file

ZIP = "application/zip"

#: What took part in proving, for the certificate.
ENGINES = ("presidio-analyzer", "presidio-anonymizer", "spacy", "onnxruntime", "pikepdf", "pdfminer.six", "pypdf", "pypdfium2", "lxml")


def release(ctx: Context, review_id: str, *, revision: int | None = None) -> Release:
    """Hash the bytes again, check the gate's signed word on each, and keep the bundle; raises `NotNow` for anything that does not hold."""
    with ctx.change() as unit:
        submission, review = review_seen(ctx, unit, review_id)
        can_release(ctx.actor, submission.call, unit.approvals.standing(review.id)).check()
        must_be_at(review.revision, revision)
        step = advance(review.state, Verb.RELEASE)
        approved = approved_set(unit, review)
        proved = tuple(proved_file(ctx, unit, approved, rendition) for rendition in review.rendition)
        made, content = _bundle(ctx, unit, approved, proved, unit.calls.get(submission.call))
        bundle = unit.artefacts.add(
            submission.id,
            ArtefactKind.BUNDLE,
            content,
            now=ctx.now,
            purpose=review.purpose,
            of=approved.approval.redaction_set,
            media_type=ZIP,
        )
        released = replace(made, bundle=bundle.id)
        unit.releases.add(released)
        unit.reviews.save(replace(review, state=step.to))
        unit.audit.append(
            ctx.event(
                step.event,
                submission=submission.id,
                review=review.id,
                release=released.id,
                approval=approved.approval.id,
                artefact=bundle.id,
                purpose=review.purpose.value,
            )
        )
    return released


def _bundle(ctx: Context, unit: UnitOfWork, approved: ApprovedSet, proved: Sequence[Proved], call: Call) -> tuple[Release, bytes]:
    files = tuple(
        certificates.ReleasedFile(1, each.rendition.extension, each.rendition.media_type, each.rendition.content, each.record.result)
        for each in proved
    )
    release_id, review = new_id("rel"), approved.review
    signer = ctx.store.keys.signer()
    said = certificates.Release(
        id=release_id,
        purpose=review.purpose,
        pack=approved.proposals.pack,
        issued=ctx.now,
        engines={name: version(name) for name in ENGINES},
        publisher=call.publisher,
        call=call.id,
    )
    rows = _schedule(ctx, unit, approved, files[0].name)
    content = bundles.bundle(files, rows, release=said, sign=signer.sign, public_key=signer.public_key)
    listed = tuple(ReleasedFile(file.name, file.media_type, sha256(file.content), len(file.content)) for file in files)
    made = Release(
        id=release_id,
        submission=review.submission,
        call=call.id,
        review=review.id,
        purpose=review.purpose,
        approval=approved.approval.id,
        bundle="",
        sha256=sha256(content),
        files=listed,
        by=ctx.actor.id,
        at=ctx.now,
        certificate=release_id,
    )
    return made, content


def _schedule(ctx: Context, unit: UnitOfWork, approved: ApprovedSet, name: str) -> tuple[ScheduleRow, ...]:
    pack = ctx.packs.get(approved.proposals.pack.id, digest=approved.proposals.pack.digest)
    found = unit.artefacts.value(unit.artefacts.get(approved.proposals.detection), Detection)
    return schedule_rows(
        approved.text,
        approved.swaps,
        tuple(map(as_proposal, approved.set.redactions)),
        types={finding.id: finding.type for finding in found.findings},
        titles={ground.id: ground.title for ground in pack.grounds},
        decided=Decided("reviewer", "approver", ctx.now.date(), {}),
        name=name,
    )
