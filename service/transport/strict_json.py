"""JSON as we take it: one value for a key, numbers that are numbers, text that is text, bounded depth and size."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from service.domain.errors import Unreadable

DEEPEST = 32


def parse_json(body: bytes) -> Any:
    """Return what a body says; raise `Unreadable` for anything that two readers could understand differently."""
    try:
        found = json.loads(body.decode("utf-8"), object_pairs_hook=_without_duplicates, parse_constant=_no_constant)
    except Unreadable:
        raise
    except (ValueError, RecursionError):
        raise Unreadable("json-invalid", "The body is not JSON in UTF-8.", todo="Send one JSON value.") from None
    _check(found)
    return found


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("json-invalid", "A name stands twice in one JSON object.", todo="Send each name once.")
    return found


def _no_constant(_name: str) -> NoReturn:
    raise Unreadable("json-invalid", "NaN and Infinity are not JSON.")


def _check(value: Any) -> None:
    """Refuse depth, overflowing numbers and half characters, without recursion."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        each, depth = waiting.pop()
        if depth > DEEPEST:
            raise Unreadable("json-invalid", f"The JSON is nested more than {DEEPEST} deep.")
        if isinstance(each, dict):
            waiting.extend((name, depth + 1) for name in each)
            waiting.extend((item, depth + 1) for item in each.values())
        elif isinstance(each, list):
            waiting.extend((item, depth + 1) for item in each)
        elif isinstance(each, float) and not math.isfinite(each):
            raise Unreadable("json-invalid", "A number is too large.")
        elif isinstance(each, str) and not _whole(each):
            raise Unreadable("json-invalid", "A text holds half a character.", todo="Escape characters in pairs, or send UTF-8.")


def _whole(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
