"""What the gate's signature covers: the bytes, the checks, and the redactions they prove."""

from __future__ import annotations

import json
from dataclasses import asdict

from service.domain.release import VerificationRecord

CONTEXT = b"disclosure verification record 1\n"


def signed_message(record: VerificationRecord, redaction_digest: str) -> bytes:
    """Return the bytes that are signed; `redaction_digest` is the one that the approval pins."""
    said = {
        "id": record.id,
        "submission": record.submission,
        "review": record.review,
        "rendition": record.rendition,
        "sha256": record.sha256,
        "checks": [asdict(check) for check in record.result.checks],
        "passed": record.result.passed,
        "at": record.at.isoformat(),
        "key_id": record.key_id,
        "redaction_set": redaction_digest,
    }
    return CONTEXT + json.dumps(said, sort_keys=True).encode()
