"""Takes `{{D:p1:Jane Doe}}` marks out of a text and says where they stood."""

from __future__ import annotations

import re

from service.domain.document import Span
from service.workflow.evaluation.gold import BadGold, Mark, MarkKind

KINDS = {"D": MarkKind.DIRECT, "Q": MarkKind.QUASI, "K": MarkKind.KEEP, "R": MarkKind.REGION}

#: Direct and quasi marks name their person; a region may; a must-keep string never does, so its first colon is its own.
_OPENS = re.compile(r"\{\{(?:([DQ]):([A-Za-z][\w.-]{0,40}):|(R):(?:([A-Za-z]{1,12}\d{1,4}[\w-]{0,20}):)?|(K):)")
_EDGE = re.compile(rf"{_OPENS.pattern}|(\}}\}})")
_STRAY = re.compile(r"\{\{\s*[A-Za-z]{0,2}\s*:")
_DEEPEST = 8


def parse_marks(marked: str, where: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the text without marks, and the marks with their places in it, in order; nested ones too.

    Raises `BadGold` for a mark that is not closed, is closed twice, or has an unknown letter.
    """
    pieces: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[MarkKind, str | None, int]] = []
    at = length = 0
    for edge in _EDGE.finditer(marked):
        between = _plain(marked[at : edge.start()], where, marked, at)
        pieces.append(between)
        length += len(between)
        at = edge.end()
        if edge.group(6):
            if not opened:
                raise BadGold(f"{where}: a mark is closed that was never opened, on line {_line(marked, edge.start())}")
            kind, person, start = opened.pop()
            marks.append(Mark(kind, Span(start, length), "", person))
        elif len(opened) < _DEEPEST:
            letter = edge.group(1) or edge.group(3) or edge.group(5)
            opened.append((KINDS[letter], edge.group(2) or edge.group(4), length))
        else:
            raise BadGold(f"{where}: marks are nested too deep on line {_line(marked, edge.start())}")
    if opened:
        raise BadGold(f"{where}: {len(opened)} mark(s) are never closed with }}}}")
    pieces.append(_plain(marked[at:], where, marked, at))
    text = "".join(pieces)
    typed = (Mark(mark.kind, mark.span, shape(text[mark.span.start : mark.span.end], mark.kind), mark.person) for mark in marks)
    return text, tuple(sorted(typed, key=lambda mark: (mark.span.start, -mark.span.end)))


def shape(text: str, kind: MarkKind) -> str:
    """Name an untyped mark by how it looks: direct ones as name, e-mail, link, number or mixed; others by their kind."""
    if kind is not MarkKind.DIRECT:
        return kind.value
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    if "@" in text:
        return "e-mail or handle"
    if "://" in text or "www." in text or "/" in text:
        return "link or path"
    if not digits:
        return "name"
    return "number" if digits >= letters else "letters and digits"


def _plain(piece: str, where: str, marked: str, at: int) -> str:
    stray = _STRAY.search(piece)
    if stray:
        line = _line(marked, at + stray.start())
        raise BadGold(f"{where}: a mark on line {line} is not {{{{D:p1:…}}}}, {{{{Q:p1:…}}}}, {{{{K:…}}}} or {{{{R:p1:…}}}}")
    return piece


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
