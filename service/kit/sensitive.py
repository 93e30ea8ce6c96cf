"""Text that must not be printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Sensitive:
    """Wraps personal data so that a log line, a traceback or a repr shows its length only."""

    value: str

    def __repr__(self) -> str:
        return f"Sensitive({len(self.value)} chars)"

    __str__ = __repr__
