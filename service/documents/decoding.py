"""Bytes to text: byte order marks, then UTF-8, then what Windows would have written."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b\x08\x00")


def decode(content: bytes, declared: str | None = None) -> tuple[str, bool]:
    """Return the text, and whether its encoding is known rather than guessed. Never fails."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), True
    silent = _unmarked_utf16(content)
    if silent:
        return content.decode(silent, "replace"), True
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return content.decode(encoding), True
        except (UnicodeDecodeError, LookupError):
            continue
    return _windows(content), False


def _windows(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _unmarked_utf16(content: bytes) -> str | None:
    head = content[:2000]
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def looks_like_text(head: bytes) -> bool:
    """Say whether bytes are plain text in some encoding: hardly any control characters."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(head):
        return True
    controls = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS)
    nuls = head.count(0)
    return controls <= len(head) * 0.005 and nuls <= len(head) * 0.05
