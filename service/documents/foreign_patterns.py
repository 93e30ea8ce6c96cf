"""Regular expressions that a caller sends, run where they can do no harm: bounded time, bounded memory, no network."""

from __future__ import annotations

import json
from collections.abc import Sequence

from service.documents.limits import Limits
from service.documents.pattern_task import order
from service.documents.sandbox import SandboxFailure, run_in_sandbox
from service.domain.errors import Unreadable

#: What all expressions of one request may cost together.
LIMITS = Limits(memory=1024**3, cpu_seconds=3, wall_seconds=6.0, input_size=32 * 1024**2, result_size=16 * 1024**2)
#: DOTALL, MULTILINE and IGNORECASE: what presidio compiles with unless told otherwise.
USUAL_FLAGS = 16 | 8 | 2
FLAGS_TAKEN = 2 | 8 | 16 | 64 | 256


def places_of(expressions: Sequence[tuple[str, int]], text: str) -> list[list[tuple[int, int]]]:
    """Return the places of each expression's matches; raise `Unreadable` for one that is none or that costs too much."""
    if not expressions:
        return []
    try:
        found = json.loads(run_in_sandbox("patterns", order(list(expressions), text), LIMITS))
    except SandboxFailure:
        raise Unreadable("pattern-too-costly", "A pattern took too long on this text.", todo="Write it without nested repeats.") from None
    if any(places is None for places in found):
        raise Unreadable("pattern-invalid", "A pattern is no regular expression.", todo="Correct the pattern.")
    return [[(start, end) for start, end in places] for places in found]
