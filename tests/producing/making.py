"""A small release to take apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from service.domain.proposal import PackReference, Purpose
from service.domain.verification import CheckResult, Verification
from service.producing.bundle import bundle
from service.producing.certificate import Release, ReleasedFile
from service.producing.schedule import Decided, ScheduleRow

PASSED = Verification((CheckResult("hidden text", "an engine", passed=True), CheckResult("metadata", "another", passed=True)))
FAILED = Verification((CheckResult("hidden text", "an engine", passed=False, detail="look again"),))
RELEASE = Release(
    id="rel-1",
    purpose=Purpose.PUBLICATION,
    pack=PackReference("publication", "1.0.0", "ab" * 32),
    issued=datetime(2026, 11, 23, 12, tzinfo=UTC),
    engines={"an engine": "1.2", "another": "3.4"},
    publisher="A body",
)
DECIDED = Decided("the reviewer", "the approver", date(2026, 11, 23), {})


def a_key() -> tuple[Callable[[bytes], bytes], bytes]:
    private = Ed25519PrivateKey.generate()
    return private.sign, private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def a_row(**fields: str) -> ScheduleRow:
    usual = {
        "reference": "1",
        "document": "redacted-1.txt",
        "place": "paragraph 1",
        "extent": "up to 5 words",
        "category": "name",
        "ground": "publication.personal-information",
        "reason": "Personal information",
        "public_interest_test": "",
        "decided_by": "the reviewer",
        "approved_by": "the approver",
        "date": "2026-11-23",
    }
    return ScheduleRow(**{**usual, **fields})


def a_file(
    number: int = 1, *, content: bytes = b"I am [redacted: personal information].", extension: str = "txt", passed: bool = True
) -> ReleasedFile:
    return ReleasedFile(number, extension, "text/plain", content, PASSED if passed else FAILED)


def a_bundle(sign: Callable[[bytes], bytes], public_key: bytes, *files: ReleasedFile) -> bytes:
    return bundle(files or (a_file(),), (a_row(),), release=RELEASE, sign=sign, public_key=public_key)
