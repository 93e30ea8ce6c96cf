"""The sandbox's "check" task: one named check of one written file, from bytes to bytes."""

from __future__ import annotations

import json

from service.documents.checks.examined import Examined
from service.documents.checks.registry import checks_of
from service.documents.wire import pack, unpack
from service.domain.verification import Secret

TASK = "check"


def encode(check: str, examined: Examined) -> bytes:
    """Return the payload that `run` takes; what `find` does stays with the caller."""
    header = {
        "check": check,
        "media_type": examined.media_type,
        "secrets": [[secret.text, secret.kind, secret.region] for secret in examined.secrets],
        "expected_text": examined.expected_text,
        "kept": sorted(examined.kept),
        "file_name": examined.file_name,
    }
    return pack(header, examined.content)


def run(payload: bytes) -> bytes:
    """Run one check in this process and return what is wrong, as JSON; a check that breaks says so and has failed."""
    header, contents = unpack(payload)
    examined = Examined(
        contents[0],
        header["media_type"],
        tuple(Secret(text, kind, region) for text, kind, region in header["secrets"]),
        header["expected_text"],
        frozenset(header["kept"]),
        file_name=header["file_name"],
    )
    check = next(check for check in checks_of(examined.media_type) if check.name == header["check"])
    try:
        wrong = check.run(examined)
    except Exception as failure:  # noqa: BLE001 - a check that breaks, however, has not proved the file
        wrong = [f"could not open or finish: {type(failure).__name__}"]
    return json.dumps(wrong).encode()


def decode(answer: bytes) -> list[str]:
    """Return what `run` found wrong."""
    return [str(line) for line in json.loads(answer)]
