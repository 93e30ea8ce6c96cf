"""A cue beside a name that tells who somebody is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.domain.finding import SubjectKind


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern before (ends at the name) or after (begins behind it), and what it says of the person."""

    kind: SubjectKind
    reason: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    label: str | None = None
    weight: int = 2
