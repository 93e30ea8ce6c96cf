"""Hand out what was sent, byte for byte; that is written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.domain.permissions import can_read_original
from service.workflow.context import Context
from service.workflow.finding_things import submission_seen


@dataclass(frozen=True, slots=True)
class Original:
    """An original as it streams from its seal; `name` is as sent (untrusted)."""

    name: str
    media_type: str
    size: int
    pieces: Iterator[bytes]


def read_original(ctx: Context, arrival_id: str) -> Original:
    """Return an original and write the event "original.read" before its first byte leaves."""
    with ctx.change() as unit:
        arrival = unit.arrivals.get(arrival_id)
        submission = submission_seen(ctx, unit, arrival.submission)
        can_read_original(ctx.actor, submission.call).check()
        artefact = unit.artefacts.get(arrival.original)
        unit.audit.append(ctx.event("original.read", submission=submission.id, arrival=arrival.id, artefact=artefact.id))
    return Original(arrival.name, arrival.media_type, artefact.size, ctx.store.blobs.stream(submission.id, artefact.id))
