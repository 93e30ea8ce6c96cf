"""Identifiers that say what they name and sort by when they were made."""

from __future__ import annotations

import secrets
import threading
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_RANDOM_BITS = 80


class _Sequence:
    """Keeps the identifiers of one process in order, also within one millisecond."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def following(self) -> int:
        drawn = (time.time_ns() // 1_000_000 << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
        with self._lock:
            if drawn <= self._last:
                drawn = self._last + 1 + secrets.randbits(_RANDOM_BITS - 16)
            self._last = drawn
        return drawn


_SEQUENCE = _Sequence()


def new_id(prefix: str) -> str:
    """Return `prefix_` and 26 characters: 48 bits of milliseconds, then 80 random bits; unguessable, no personal data.

    Identifiers made by one process sort in the order in which they were made.
    """
    value = _SEQUENCE.following()
    return f"{prefix}_" + "".join(_ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))
