"""Checks a released bundle offline: nothing changed, nothing added, nothing left out, signed."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from service.domain.verification import CheckResult
from service.kit.digests import sha256
from service.producing.bundle import CERTIFICATE, FIXED_NAMES, MANIFEST, is_neutral, packed
from service.producing.canonical import canonical
from service.producing.certificate import ALGORITHM, fingerprint, signed_bytes
from service.producing.manifest import manifest

ENGINE = "disclosure"
MOST_MEMBERS = 10_000
KEY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class BundleVerification:
    """What a check of a bundle found. `key_known` says whether the key was the receiver's own copy, not the bundle's word for it."""

    checks: tuple[CheckResult, ...]
    key_fingerprint: str
    key_known: bool

    @property
    def passed(self) -> bool:
        """Say whether the bundle is whole and signed."""
        return bool(self.checks) and all(check.passed for check in self.checks)


def verify_bundle(content: bytes, public_key: bytes | None = None) -> BundleVerification:
    """Check a bundle with the publisher's raw public key, or with the key it carries if None is given.

    Never raises for bad input: a check that cannot run has failed.
    """
    members = _members(content)
    if members is None:
        return BundleVerification(
            (_check("container", passed=False, detail="not a bundle made by this service"),), "", public_key is not None
        )
    parsed = _parsed(members.get(CERTIFICATE, b""))
    said, signature = _section(parsed, "certificate"), _section(parsed, "signature")
    key = public_key or _decoded(signature.get("public_key"))
    return BundleVerification(
        (
            _check("container", passed=packed(members) == content, detail="the zip itself is not as it was written"),
            _check("names", passed=_names_hold(members), detail="a file is missing, or one has a name that is not neutral"),
            _check(
                "signature", passed=_signed(parsed, said, signature, key), detail="the certificate was changed or signed with another key"
            ),
            _check("manifest", passed=_manifest_holds(members, said), detail="a file was changed, added or left out"),
            _check("certificate", passed=_certificate_holds(members, said), detail="the certificate does not speak of these files"),
        ),
        fingerprint(key),
        public_key is not None,
    )


def _check(name: str, *, passed: bool, detail: str) -> CheckResult:
    return CheckResult(name, ENGINE, passed, "" if passed else detail)


def _members(content: bytes) -> Mapping[str, bytes] | None:
    """Return the members of a stored zip, or None; no more is read than the zip is long."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            plain = all(member.compress_type == zipfile.ZIP_STORED and not member.flag_bits & 1 for member in listed)
            too_much = len(listed) > MOST_MEMBERS or sum(member.file_size for member in listed) > len(content)
            if not plain or too_much or len({member.filename for member in listed}) != len(listed):
                return None
            return {member.filename: archive.read(member) for member in listed}
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, EOFError, IndexError, UnicodeDecodeError):
        return None


def _names_hold(members: Mapping[str, bytes]) -> bool:
    return set(members) >= FIXED_NAMES and all(is_neutral(name) for name in members)


def _parsed(content: bytes) -> Any:
    """Return JSON written in our one way, else None: bytes that merely mean the same were not written by us."""
    try:
        data = json.loads(content)
        return data if canonical(data) == content else None
    except (ValueError, RecursionError):
        return None


def _section(parsed: Any, key: str) -> Mapping[str, Any]:
    section = parsed.get(key) if isinstance(parsed, dict) else None
    return section if isinstance(section, dict) else {}


def _decoded(text: Any) -> bytes:
    """Return base64 decoded; other spellings of the same bytes are refused."""
    try:
        decoded = b64decode(text, validate=True) if isinstance(text, str) else b""
    except ValueError:
        return b""
    return decoded if b64encode(decoded).decode() == text else b""


def _signed(parsed: Any, said: Mapping[str, Any], signature: Mapping[str, Any], key: bytes) -> bool:
    if not isinstance(parsed, dict) or set(parsed) != {"certificate", "signature"} or signature.get("algorithm") != ALGORITHM:
        return False
    if len(key) != KEY_LENGTH or _decoded(signature.get("public_key")) != key:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(_decoded(signature.get("value")), signed_bytes(said))
    except (InvalidSignature, ValueError):
        return False
    return set(signature) == {"algorithm", "public_key", "value"}


def _manifest_holds(members: Mapping[str, bytes], said: Mapping[str, Any]) -> bool:
    listed = members.get(MANIFEST, b"")
    rest = {name: content for name, content in members.items() if name not in {MANIFEST, CERTIFICATE}}
    return listed == manifest(rest) and said.get("manifest_sha256") == sha256(listed)


def _certificate_holds(members: Mapping[str, bytes], said: Mapping[str, Any]) -> bool:
    rows = said.get("files")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        return False
    spoken = [(row.get("name"), row.get("sha256")) for row in rows]
    released = [(name, sha256(content)) for name, content in members.items() if name not in FIXED_NAMES]
    return sorted(spoken, key=str) == sorted(released, key=str) and all(_all_passed(row.get("checks")) for row in rows)


def _all_passed(checks: Any) -> bool:
    return isinstance(checks, list) and bool(checks) and all(isinstance(check, dict) and check.get("passed") is True for check in checks)
