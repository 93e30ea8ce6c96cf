"""The verification certificate: which checks by which engines passed on which released files, signed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from service.domain.errors import NotNow
from service.domain.proposal import PackReference, Purpose
from service.domain.verification import Verification
from service.kit.digests import sha256
from service.producing.canonical import canonical

ALGORITHM = "Ed25519"

#: Keeps a signature made here from being taken for one over anything else.
CONTEXT = b"disclosure verification certificate 1\n"


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """One file that leaves: `number` counts the submission's documents, so that redacted-1.docx and redacted-1.txt are the same one."""

    number: int
    extension: str
    media_type: str
    content: bytes
    verification: Verification

    @property
    def name(self) -> str:
        """The neutral name it leaves under."""
        return f"redacted-{self.number}.{self.extension.lstrip('.').lower()}"


@dataclass(frozen=True, slots=True)
class Release:
    """What is said of a release: its id, purpose, law, time, and the versions of the engines that checked it."""

    id: str
    purpose: Purpose
    pack: PackReference
    issued: datetime
    engines: Mapping[str, str]
    publisher: str = ""
    call: str | None = None


def certificate(
    files: Sequence[ReleasedFile], manifest_bytes: bytes, *, release: Release, sign: Callable[[bytes], bytes], public_key: bytes
) -> bytes:
    """Return the signed certificate; raises NotNow (gate-not-passed) unless every check of every file passed.

    `sign` makes an Ed25519 signature; `public_key` is its raw 32 bytes. Digests are of released files only.
    """
    failed = [file.name for file in files if not file.verification.passed]
    if failed or not files:
        raise NotNow(
            "gate-not-passed",
            f"The leak gate did not pass {', '.join(failed) or 'any file'}.",
            todo="Correct the redactions and verify the file again.",
        )
    said = _said(files, manifest_bytes, release)
    signature = {
        "algorithm": ALGORITHM,
        "public_key": b64encode(public_key).decode(),
        "value": b64encode(sign(signed_bytes(said))).decode(),
    }
    return canonical({"certificate": said, "signature": signature})


def signed_bytes(said: Mapping[str, Any]) -> bytes:
    """Return the bytes that the signature covers."""
    return CONTEXT + canonical(said)


def fingerprint(public_key: bytes) -> str:
    """Return the short name of a public key, for comparing by eye or telephone."""
    digest = sha256(public_key)[:32]
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def _said(files: Sequence[ReleasedFile], manifest_bytes: bytes, release: Release) -> dict[str, Any]:
    return {
        "schema_version": 1,
        "release": release.id,
        "publisher": release.publisher,
        "call": release.call,
        "purpose": release.purpose.value,
        "pack": {"id": release.pack.id, "version": release.pack.version, "digest": release.pack.digest},
        "issued": release.issued.isoformat(),
        "engines": dict(release.engines),
        "manifest_sha256": sha256(manifest_bytes),
        "files": [
            {
                "name": file.name,
                "media_type": file.media_type,
                "sha256": sha256(file.content),
                "checks": [{"name": check.name, "engine": check.engine, "passed": check.passed} for check in file.verification.checks],
            }
            for file in files
        ],
    }
