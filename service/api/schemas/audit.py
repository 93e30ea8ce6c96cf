"""The audit trail as it goes out: ids and codes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.shapes import ActorId, Cursor, Digest, Moment, Sentence, Shown
from service.domain.audit import AuditRow

RowNumber = Annotated[int, Field(ge=0, examples=[17])]


class EventShown(Shown):
    """One event as chained."""

    sequence: RowNumber
    event: Annotated[str, Field(examples=["request.decided"])]
    at: Moment
    actor: ActorId
    key: Annotated[str | None, Field(examples=["key_01jx8v9q2m4n6p8r0s2t4v6w8y"])]
    submission: Annotated[str | None, Field(examples=["sub_01jx8v9q2m4n6p8r0s2t4v6w8y"])]
    details: Annotated[dict[str, str], Field(examples=[{"outcome": "accept"}])]
    previous: Digest
    digest: Digest

    @classmethod
    def of(cls, row: AuditRow) -> EventShown:
        """Show a row."""
        event = row.event
        return cls(
            sequence=row.sequence,
            event=event.event,
            at=event.at,
            actor=event.actor,
            key=event.key,
            submission=event.submission,
            details=dict(event.details),
            previous=row.previous,
            digest=row.digest,
        )


class EventPage(Shown):
    """Some events, oldest first."""

    items: list[EventShown]
    next_cursor: Cursor


class ChainShown(Shown):
    """The verdict on the chain; `broken_at` names the first row that is changed, missing or cut off."""

    intact: bool
    rows: RowNumber
    broken_at: Annotated[int | None, Field(examples=[None])]
    code: Annotated[str, Field(examples=["intact"])]
    reason: Sentence
