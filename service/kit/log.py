"""Structured log lines on stderr that cannot carry personal data: unknown fields are dropped, exceptions lose their message."""

from __future__ import annotations

import re
import sys
from collections.abc import MutableMapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog

#: Fields that may stand in a line. Their values are ids, codes, counts, sizes and durations.
FIELDS = frozenset(
    {
        "action", "actor", "address", "arrival", "artefact", "attempt", "attempts", "bytes", "call", "check", "code", "count",
        "duration_ms", "engine", "error", "event", "job", "key", "kind", "level", "method", "model", "outcome", "pack", "page", "pages",
        "pid", "place", "port", "purpose", "release", "request_id", "review", "route", "state", "status", "submission", "timestamp",
        "verb", "version", "worker",
    }
)  # fmt: skip
_VALUE = re.compile(r"[A-Za-z0-9_.:/{}*-]{0,160}\Z")
_EVENT = re.compile(r"[a-z0-9_. -]{1,80}\Z")
_OURS = "service"


def configure(stream: TextIO | None = None) -> None:
    """Send log lines as JSON to a stream (stderr by default)."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_messages,
            _only_allowed,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(20),
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )


def logger(**fields: str | int) -> Any:
    """Return a logger that adds these fields to each line. The event is a fixed phrase in lower case, never made of data."""
    return structlog.get_logger().bind(**fields)


def place_of(error: BaseException) -> str:
    """Return "room/file.py:line" of the innermost frame of our own code in an error's traceback."""
    return _place(error.__traceback__)


def code_of(error: BaseException) -> str:
    """Return a short code for an unforeseen error: its type and place, never its message."""
    return f"internal:{type(error).__name__}:{place_of(error)}"[:128]


def _place(trace: TracebackType | None) -> str:
    found = "unknown"
    while trace is not None:
        parts = Path(trace.tb_frame.f_code.co_filename).parts
        if _OURS in parts[:-1]:
            start = len(parts) - 1 - parts[::-1].index(_OURS)
            found = "/".join(parts[start + 1 :]) + f":{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _without_messages(_logger: object, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace an exception by its type and our place in the code."""
    given = line.pop("exc_info", None)
    error = given if isinstance(given, BaseException) else sys.exc_info()[1] if given else None
    if error is not None:
        line["error"] = type(error).__name__
        line["place"] = place_of(error)
    return line


def _only_allowed(_logger: object, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    kept = {name: _value(each) for name, each in line.items() if name in FIELDS and name != "event"}
    event = str(line.get("event", ""))
    kept["event"] = event if _EVENT.match(event) else "unnamed event"
    return kept


def _value(value: object) -> object:
    """Keep numbers and codes; anything else is said to have been dropped."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    text = str(value) if isinstance(value, str) else ""
    return text if _VALUE.match(text) and text else "dropped"
