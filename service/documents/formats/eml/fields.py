"""A message's header fields: who, to whom, what about, when; and the many a reader never sees."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from service.documents.part_reading import clean
from service.domain.document import Anchor, Block, BlockKind

_SHOWN = ("from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date")
_SHAPE_ONLY = frozenset({"mime-version", "content-type", "content-transfer-encoding", "content-length", "content-disposition",
                         "dkim-signature",
                         "arc-seal", "arc-message-signature", "lines"})  # fmt: skip
_MOST_FIELDS = 500
_LONGEST = 10_000
_ENCODED = re.compile(r"=\?[^?\s]{1,40}\?[bqBQ]\?")


def header_blocks(message: Message) -> Iterator[Block]:
    """Yield the shown fields in a fixed order as "Name: value", then the others, not shown."""
    fields = [(name, _value(raw)) for name, raw in _kept(message)[0]]
    for wanted in _SHOWN:
        for name, value in fields:
            if name.lower() == wanted and value:
                label = "-".join(piece.capitalize() for piece in name.split("-"))
                text = f"{label}: {value}"
                yield Block(BlockKind.MESSAGE_HEADER, text, "", Anchor("headers", name, 0, len(value)))
    for name, value in fields:
        if name.lower() not in _SHOWN and name.lower() not in _SHAPE_ONLY and value:
            yield Block(
                BlockKind.PROPERTY,
                f"{clean(name)}: {value}",
                "",
                Anchor("headers", clean(name), 0, len(value)),
                shown=False,
                hidden_because="header",
            )


def left_out(message: Message) -> Iterator[str]:
    """Say what of the header was too many or too long to read."""
    kept, dropped = _kept(message)
    if dropped:
        yield "too-many-headers"
    if any(len(str(raw)) > _LONGEST for _, raw in kept):
        yield "header-too-long"


def _kept(message: Message) -> tuple[list[tuple[str, object]], bool]:
    """Return the first fields of each sort, shown ones whatever stands before them, and whether others were left out."""
    kept: list[tuple[str, object]] = []
    counts = {True: 0, False: 0}
    dropped = False
    for name, raw in message.raw_items():
        shown = name.lower() in _SHOWN
        counts[shown] += 1
        if counts[shown] <= _MOST_FIELDS:
            kept.append((name, raw))
        else:
            dropped = True
    return kept, dropped


def properties(message: Message) -> tuple[tuple[str, str], ...]:
    """Return what rules need of the header: `received_header` and `date` as ISO times, `message_id`, `subject`."""
    found: list[tuple[str, str]] = []
    wanted = {"received", "date", "message-id", "subject"}
    first = {name.lower(): _value(value) for name, value in reversed(_kept(message)[0]) if name.lower() in wanted}
    received = _moment(first["received"].rpartition(";")[2]) if "received" in first else None
    date = _moment(first["date"]) if "date" in first else None
    for key, value in (
        ("received_header", received),
        ("date", date),
        ("message_id", first.get("message-id")),
        ("subject", first.get("subject")),
    ):
        if value:
            found.append((key, value))
    return tuple(found)


def _moment(text: str) -> str | None:
    """Read a mail's time; one without a zone stays without, for the service to read as London's."""
    try:
        moment = parsedate_to_datetime(text.strip()[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if text.strip().endswith("-0000"):
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat()


def _cut(text: str) -> str:
    """Cut a field that is too long before a whole entry or word, so that half a name or address is never left."""
    if len(text) <= _LONGEST:
        return text
    at = max(text.rfind(",", 0, _LONGEST), 0) or max(text.rfind(" ", 0, _LONGEST), 0)
    return text[: at or _LONGEST]


def _value(raw: object) -> str:
    """Return a field unfolded and decoded, one line."""
    text = _cut(str(raw))
    text = re.sub(r"\r?\n[ \t]?", " ", text)
    if _ENCODED.search(text):
        with contextlib.suppress(ValueError, LookupError, UnicodeError):
            text = str(make_header(decode_header(text)))
    repaired = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(clean(repaired).split())
