"""Cuts RTF into tokens, one pass, each with its place in the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.documents.limits import Limits
from service.documents.part_reading import CannotRead

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z'])|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+)|(?P<broken>\\)",
    re.DOTALL,
)
_MOST_TOKENS = 3_000_000


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the source from byte `start` to `end`; `kind` is open, close, word, hex, symbol, text or binary."""

    kind: str
    value: bytes
    number: int | None
    start: int
    end: int


def tokens(content: bytes, limits: Limits) -> Iterator[Token]:
    """Yield the tokens of a file up to its last closing brace; binary data counts as one token."""
    depth = at = 0
    for _ in range(_MOST_TOKENS):
        match = _TOKEN.match(content, at)
        if match is None:
            return
        kind = match.lastgroup or "broken"
        at = match.end()
        if kind == "open":
            depth += 1
            if depth > limits.depth:
                raise CannotRead("too-complex")
        elif kind == "close":
            depth -= 1
        elif kind in {"word", "number"}:
            word = match.group("word").lower() if match.group("word").isupper() else match.group("word")
            number = int(match.group("number")) if match.group("number") else None
            if word == b"bin":
                skip = max(0, number or 0)
                yield Token("binary", content[at : at + skip], number, match.start(), at + skip)
                at += skip
                continue
            yield Token("word", word, number, match.start(), at)
            continue
        if kind not in {"end", "broken"}:
            yield Token(kind, match.group(kind), None, match.start(), at)
        if depth <= 0 and kind == "close":
            return
    raise CannotRead("too-complex")
