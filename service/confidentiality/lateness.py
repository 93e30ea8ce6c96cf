"""Late or in time: after the closing day ends in London, or after the closing minute."""

from __future__ import annotations

from datetime import datetime, timedelta

from service.domain.call import Call
from service.kit.clock import LONDON, aware


def is_late(call: Call | None, received: datetime | None) -> bool | None:
    """Return None when either is unknown. A closing minute counts to its last second; naive times are London times."""
    if call is None or received is None:
        return None
    arrived = aware(received).astimezone(LONDON)
    closes = aware(call.closes).astimezone(LONDON)
    if call.closes_on_day:
        return arrived.date() > closes.date()
    return arrived >= closes.replace(second=0, microsecond=0) + timedelta(minutes=1)
