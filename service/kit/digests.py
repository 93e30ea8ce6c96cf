"""Digests: plain for public bytes, keyed for anything that could be guessed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable


def sha256(content: bytes) -> str:
    """Return the sha256 of bytes in hex."""
    return hashlib.sha256(content).hexdigest()


def sha256_of(pieces: Iterable[bytes]) -> str:
    """Return the sha256 of a stream in hex."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def keyed(key: bytes, content: bytes) -> str:
    """Return HMAC-SHA-256 in hex: the only digest allowed of an original, a quote or a secret."""
    return hmac.new(key, content, hashlib.sha256).hexdigest()
