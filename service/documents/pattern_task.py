"""The sandbox's "patterns" task: regular expressions that a caller wrote, on a text; both are hostile until shown otherwise."""

from __future__ import annotations

import json

import regex

from service.documents.wire import pack, unpack

MOST_MATCHES = 20_000


def order(expressions: list[tuple[str, int]], text: str) -> bytes:
    """Return the payload that `run` takes: each expression with its flags."""
    return pack({"expressions": expressions}, text.encode("utf-8"))


def run(payload: bytes) -> bytes:
    """Return, for each expression, its matches' places, as JSON; null for one that is no expression. Limits end what costs too much."""
    header, (text,) = unpack(payload)
    content = text.decode("utf-8")
    return json.dumps([_places(str(expression), int(flags), content) for expression, flags in header["expressions"]]).encode("ascii")


def _places(expression: str, flags: int, text: str) -> list[tuple[int, int]] | None:
    try:
        compiled = regex.compile(expression, flags)
    except (regex.error, ValueError, RecursionError, OverflowError):
        return None
    found: list[tuple[int, int]] = []
    for match in compiled.finditer(text):
        if match.end() > match.start():
            found.append(match.span())
        if len(found) >= MOST_MATCHES:
            break
    return found
