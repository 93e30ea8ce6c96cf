"""Plain text cut into paragraphs; offsets hold, because a wrapped line's end becomes a space, one for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_BULLET = re.compile(r"[ \t]{0,12}(?:[-*•‣◦·–—]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\([ivxlc]{1,6}\))[ \t]")
_NARROW = 40
_PROSE = 45


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `text` has as many characters as the source from `start` to `end`."""

    text: str
    start: int
    end: int


def unix_lines(text: str) -> str:
    """Return text whose lines all end in a line feed: the text that anchors count in."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Paragraph]:
    """Yield the paragraphs of a stretch of text: cut at blank lines and before bullets."""
    lines: list[tuple[int, int]] = []
    at, stop = start, len(text) if end is None else end
    while at < stop:
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        if not text[at:line_end].strip():
            yield from _closed(text, lines)
            lines = []
        else:
            if lines and _BULLET.match(text, at, line_end):
                yield from _closed(text, lines)
                lines = []
            lines.append((at, line_end))
        at = line_end + 1
    yield from _closed(text, lines)


def _closed(text: str, lines: list[tuple[int, int]]) -> Iterator[Paragraph]:
    if not lines:
        return
    start, end = _stripped(text, lines[0][0], lines[-1][1])
    pieces = list(text[start:end])
    widest = max(line_end - line_start for line_start, line_end in lines)
    for (line_start, line_end), (next_start, next_end) in pairwise(lines):
        if widest >= _NARROW and _wrapped(text[line_start:line_end], text[next_start:next_end], widest):
            pieces[line_end - start] = " "
    yield Paragraph("".join(pieces), start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _wrapped(line: str, following: str, widest: int) -> bool:
    """A line was broken by a machine when the next line's first word would not have fitted on it."""
    if line.endswith(" "):
        return True
    if len(line) >= max(_PROSE, widest * 0.55) and not line.endswith((".", "!", "?", ":", ";")) and "\t" not in line:
        return True
    first_word = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line) + 1 + len(first_word) > widest - 2
