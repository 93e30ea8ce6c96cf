"""Cuts a block into sentences, in time linear in its length, without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.domain.document import Span

#: A sentence longer than this is cut at a space: no rule looks further.
LONGEST = 700
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+|(?<=[a-z])[.!?](?=[A-Z][a-z])")
_NOT_AN_END = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|revd?|sir|st|no|nos|para|paras|pp?|art|reg|regs|ss?|e\.g|i\.e|etc|cf|vs?|fig|ed|eds|vol"
    r"|approx|inc|ltd|co|dept|tel|ext|q|rt|hon"
    r"|col|sgt|insp|supt|jan|feb|aug|sept?|oct|nov|dec)|\b[a-z]|^\s*\(?\d{1,2})\.$",
    re.IGNORECASE,
)
_STARTS_ANEW = re.compile(r"[\"'“‘(\[☐☒☑✓✗•*\-–]*\s*(?:[A-Z0-9ÂÊÎÔÛŴŶ☐☒☑✓✗(\[]|$)")
_LOOK_BACK = 12


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a block's text as spans within it, without the white space around them."""
    start = 0
    for found in _END.finditer(text):
        if not _is_end(text, found.start(), found.end()):
            continue
        yield from _pieces(text, start, found.end())
        start = found.end()
    yield from _pieces(text, start, len(text))


def _is_end(text: str, start: int, end: int) -> bool:
    if text[start] == "\n":
        return _line_ends_a_sentence(text, start, end)
    if text[end - 1] == "." and end - start == 1 and _NOT_AN_END.search(text[max(0, end - _LOOK_BACK) : end]):
        return False
    rest = text[end : end + 6].lstrip()
    return not (
        text[start] == "." and rest[:1].islower() and end - start == 1 and text[end : end + 1] != "\n" and _abbreviated(text, start)
    )


def _abbreviated(text: str, start: int) -> bool:
    """A full stop before a small letter ends a sentence in hurried writing, unless the word before it is very short."""
    word = text[max(0, start - _LOOK_BACK) : start].rsplit(" ", maxsplit=1)[-1]
    return len(word) <= 2


def _line_ends_a_sentence(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 1) : start]
    return before in ".!?:;" or bool(_STARTS_ANEW.match(text, end))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
