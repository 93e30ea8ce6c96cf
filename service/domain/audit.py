"""What is written down of every act: ids, codes and keyed digests, never personal data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

#: The only details an event may carry. All values are ids, codes, counts or keyed digests.
DETAIL_NAMES = frozenset(
    {
        "approval", "arrival", "artefact", "assessment", "call", "certificate", "choice", "code", "count", "decision", "digest",
        "erasure", "ground", "hold", "job", "key", "kind", "letter", "outcome", "pack", "pack_digest", "pack_version", "person",
        "publication", "purpose", "redaction_set", "release", "rendition", "request", "review", "role", "rule", "state",
        "state_before", "target", "turn", "verification", "version",
    }
)  # fmt: skip
_VALUE = re.compile(r"[A-Za-z0-9_.:*()/-]{0,128}\Z")
_EVENT = re.compile(r"[a-z_]+(\.[a-z_]+)+\Z")


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One act. `event` is a dotted code from the lifecycle table or a verb of its own ("original.read", "key.created")."""

    event: str
    at: datetime
    actor: str
    submission: str | None = None
    key: str | None = None
    details: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not _EVENT.match(self.event):
            raise ValueError("an audit event is named by a dotted code")
        for name, value in self.details:
            if name not in DETAIL_NAMES:
                raise ValueError(f"an audit event may not carry a detail named {name!r}")
            if not _VALUE.match(value):
                raise ValueError(f"the audit detail {name!r} is neither an id nor a code")


@dataclass(frozen=True, slots=True)
class AuditRow:
    """An event as chained: `digest` covers the event, its place and `previous`."""

    sequence: int
    event: AuditEvent
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """The verdict on the chain. `broken_at` names the first row that is changed, missing or cut off."""

    intact: bool
    rows: int
    broken_at: int | None = None
    code: str = "intact"
    reason: str = "Every row is there and unchanged."
