"""Passwords, kept as Argon2id hashes (OWASP's first recommendation: 19 MiB, two passes, one lane)."""

from __future__ import annotations

import secrets
from functools import cache

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from service.domain.errors import Unreadable

SHORTEST = 12
LONGEST = 200


def hashed(password: str) -> str:
    """Return the hash of a new password; raise `Unreadable` for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Unreadable("password-invalid", f"A password has {SHORTEST} to {LONGEST} characters.", todo="Three or four words do well.")
    return _argon2id(secrets.token_bytes(16)).derive_phc_encoded(_bytes(password))


def matches(password: str, password_hash: str | None) -> bool:
    """Say whether a password is the right one; without a hash it takes as long and says no."""
    try:
        Argon2id.verify_phc_encoded(_bytes(password[: LONGEST + 1]), password_hash or _nobodys())
    except InvalidKey:
        return False
    return password_hash is not None


@cache
def _nobodys() -> str:
    return _argon2id(secrets.token_bytes(16)).derive_phc_encoded(secrets.token_bytes(32))


def _argon2id(salt: bytes) -> Argon2id:
    return Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19 * 1024)


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
