"""Time comes in from outside; this is where outside is."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """Return the present as an aware UTC time."""
    return datetime.now(UTC)


def aware(moment: datetime) -> datetime:
    """Read a naive time as London time; leave an aware one alone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
