"""Words that a line break cut in two: which hyphens the typesetter put in, and which belong to the word."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_LAST_PART = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 80
#: First parts that take a hyphen of their own before a second word.
_PREFIXES_IN_WORDS = """
    all anti co cross ex full half high ill inter large long low mid multi near non off one over part post pre pro re self semi short
    single small sub under vice well whole twenty thirty forty fifty sixty seventy eighty ninety two three four five six seven eight
    nine ten first second third decision evidence face follow day by in on out up so step father mother sister brother
"""
_PREFIXES = frozenset(_PREFIXES_IN_WORDS.split())


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of a document in lower case, without the halves that lines end in."""
    words: set[str] = set()
    for line in lines:
        found = [word.lower() for word in _WORD.findall(line)]
        if line.endswith(tuple(_HYPHENS)) and found:
            found.pop()
        words.update(found)
    return frozenset(words)


def joint(before: str, after: str, words: frozenset[str]) -> tuple[int, str]:
    """Return how many characters to take off the end of a line and what to put between it and the next."""
    end = before[-_LOOKED_AT:]
    start = after[:_LOOKED_AT]
    token = end.split()[-1] if end.split() else ""
    if _is_address(token, start):
        return 0, ""
    if end.endswith("\u00ad"):
        return 1, ""
    if len(end) < 2 or end[-1] not in _HYPHENS or not end[-2].isalnum() or not start[:1].isalnum():
        return (0, "") if _is_range(end, start) else (0, " ")
    return (1 if _put_in(end, start, words) else 0), ""


def _is_address(token: str, start: str) -> bool:
    """An e-mail or web address broken after a sign of its own goes on without a blank."""
    if "@" in token or "://" in token or token.startswith("www."):
        return token.endswith(("@", "-", "_", "/", "=", "?", "&")) or (start[:1] in ".@/_" and start[1:2].isalnum())
    return start[:1] == "@" and start[1:2].isalnum()


def _is_range(end: str, start: str) -> bool:
    return len(end) > 1 and end[-1] == "\u2013" and end[-2].isdigit() and start[:1].isdigit()


def _put_in(end: str, start: str, words: frozenset[str]) -> bool:
    last, first = _LAST_PART.search(end), _FIRST_PART.match(start)
    if last is None or first is None or not start[0].islower():
        return False
    left, right = last.group(1).lower(), first.group().lower()
    if left + right in words:
        return True
    if f"{left}-{right}" in words or f"{left}\u2010{right}" in words:
        return False
    return left not in words and left not in _PREFIXES
