"""Looks over a page's source in one pass before any parser sees it: tags, attributes, depth."""

from __future__ import annotations

import re

from service.documents.limits import Limits
from service.documents.part_reading import CannotRead

_MARKUP = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,60})")
_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([a-zA-Z0-9_.:-]{2,40})")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_CLOSES_ITSELF = frozenset(["p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"])


def declared_encoding(content: bytes) -> str | None:
    """Return the encoding a page names in its first bytes, if any."""
    match = _CHARSET.search(content[:2048])
    name = match.group(1).decode("ascii") if match else None
    return None if name is None or name.lower() in {"utf-16", "utf-16le", "utf-16be", "utf-7"} else name


def check(text: str, limits: Limits) -> None:
    """Give up on a page that a parser would hang on."""
    if len(text) > limits.characters * 2:
        raise CannotRead("too-large")
    depth = 0
    for tags, match in enumerate(_MARKUP.finditer(text), 1):
        name = match.group(2).lower()
        if match.group(1):
            depth = max(0, depth - 1)
        elif name not in _VOID and name not in _CLOSES_ITSELF:
            depth += 1
        if tags > limits.tags or depth > limits.depth * 4:
            raise CannotRead("too-complex")
    _check_attributes(text, limits)


def _check_attributes(text: str, limits: Limits) -> None:
    """No tag is longer than its attributes could need: between a `<` and the next `>` few `=` and blanks stand."""
    at = text.find("<")
    while at >= 0:
        end = text.find(">", at)
        end = len(text) if end < 0 else end
        if end - at > limits.attributes * 4 and text.count("=", at, end) + text.count(" ", at, end) // 2 > limits.attributes:
            inside = text[at + 1 : at + 2]
            if inside.isalpha():
                raise CannotRead("too-complex")
        at = text.find("<", end)
