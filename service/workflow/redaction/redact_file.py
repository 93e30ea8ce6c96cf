"""Redact one file without a server: what `disclosure redact` and the stateless call do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from service.confidentiality.lateness import is_late
from service.detection.detecting import Detector
from service.documents.reading import read_document
from service.domain.call import Call
from service.domain.document import Document, Refusal
from service.domain.proposal import PackReference, Purpose
from service.domain.statement import Understanding
from service.kit.digests import sha256
from service.policy.packs import Packs
from service.policy.publishable import publishable
from service.workflow.redaction.analyse import Given, analyse_document
from service.workflow.redaction.draft import Draft, draft
from service.workflow.redaction.report import Json, report_of_draft, report_of_refusal

PLAIN_TEXT = "text/plain"


class Status(StrEnum):
    """What became of a file."""

    REDACTED = "redacted"
    HELD = "held"
    UNREADABLE = "unreadable"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written beside the report."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Redacted:
    """One file's status, its report, and the outputs the gate let through (none when it was blocked)."""

    status: Status
    report: Json
    outputs: tuple[Output, ...] = ()


Reader = Callable[[bytes, str], Document | Refusal]


def redact_file(
    untrusted_content: bytes, name: str, *, detector: Detector, packs: Packs, purpose: Purpose, given: Given, read: Reader = read_document
) -> Redacted:
    """Return what became of a file; bad input is a status with a reason, never an exception."""
    document = read(untrusted_content, name)
    pack = packs.reference_for(purpose)
    call_id = given.call.id if given.call else None
    if isinstance(document, Refusal):
        report = report_of_refusal(
            document,
            untrusted_content,
            file=name,
            purpose=purpose,
            call=call_id,
            pack=pack,
            stated=given.stated,
            understanding=_unread_understanding(given.call, given),
        )
        return Redacted(Status(document.status.value), report)
    made = draft(analyse_document(document, detector=detector, given=given), detector=detector, packs=packs, purpose=purpose, given=given)
    return _outcome(made, untrusted_content, name, purpose=purpose, pack=pack, given=given, packs=packs)


def _outcome(made: Draft, content: bytes, name: str, *, purpose: Purpose, pack: PackReference, given: Given, packs: Packs) -> Redacted:
    passed = made.verification.passed
    outputs = outputs_of(made, name) if passed else ()
    failed = sorted({check.name for check in made.verification.checks if not check.passed})
    report = report_of_draft(
        made,
        content,
        file=name,
        status=(Status.REDACTED if passed else Status.BLOCKED).value,
        reason=None if passed else "leak gate: " + ", ".join(failed),
        purpose=purpose,
        call=given.call.id if given.call else None,
        pack=pack,
        stated=given.stated,
        publishable=publishable(made.analysis.document, made.analysis.understanding, call=given.call, passed=passed, packs=packs),
        outputs=[_output_row(output, made) for output in outputs],
    )
    return Redacted(Status.REDACTED if passed else Status.BLOCKED, report, outputs)


def outputs_of(made: Draft, name: str) -> tuple[Output, ...]:
    """Return the headed draft in its own format and the plain text a reader of it sees.

    A plain-text draft is named `.draft.txt`, because `.redacted.txt` is always the text without the draft heading.
    """
    extension = made.rendition.extension.lstrip(".")
    headed = f"{name}.redacted.{'draft.txt' if extension == 'txt' else extension}"
    return Output(headed, made.rendition.content), Output(f"{name}.redacted.txt", made.rendition.text.encode())


def _output_row(output: Output, made: Draft) -> Json:
    plain = output.name.endswith(".redacted.txt")
    return {
        "file": output.name,
        "media_type": PLAIN_TEXT if plain else made.rendition.media_type,
        "sha256": sha256(output.content),
        "dropped": [] if plain else list(made.rendition.dropped),
    }


def _unread_understanding(call: Call | None, given: Given) -> Understanding:
    """Return what is known of a file nobody could read: only when it came."""
    late = is_late(call, given.received) if given.received and call else None
    return Understanding(received=given.received, late=late)
