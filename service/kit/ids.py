"""Identifiers that say what they name and sort by when they were made."""

from __future__ import annotations

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id(prefix: str) -> str:
    """Return `prefix_` and 26 characters: 48 bits of milliseconds, then 80 random bits; unguessable, no personal data."""
    value = (time.time_ns() // 1_000_000 << 80) | secrets.randbits(80)
    return f"{prefix}_" + "".join(_ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))
