"""Writes subtitles anew: times, speakers and words of the kept cues, nothing between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from service.domain.document import Document

_TIME = re.compile(r"(\d{2,3}:\d{2}:\d{2}\.\d{3}) --> (\d{2,3}:\d{2}:\d{2}\.\d{3})")
#: When a generated line shows that stands beside no cue.
FIRST = ("00:00:00.000", "00:00:02.000")


def _write(document: Document, title: str, language: str, *, web: bool) -> bytes:
    """Return the arranged document as subtitles; title and language have no place in them."""
    del title, language
    pieces = ["WEBVTT\n"] if web else []
    for number, (start, end, words) in enumerate(_cues(document), 1):
        timing = f"{start} --> {end}"
        if not web:
            timing = f"{number}\n{timing.replace('.', ',')}"
        pieces.append(f"{timing}\n{_lines(words)}\n")
    return "\n".join(pieces).encode()


def _cues(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield start, end and words; a line that has no time of its own shows at the time of the cue before it."""
    start, end = FIRST
    for block in document.blocks:
        timing = _TIME.fullmatch(block.note or "")
        if timing:
            start, end = timing[1], timing[2]
        if block.text.strip():
            yield start, end, block.text


def _lines(text: str) -> str:
    """Return words in which no character begins a tag, an entity, a cue or a note; an empty line would end the cue."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    lines = [line.strip() for line in safe.split("\n") if line.strip()]
    return "\n".join(lines) or "[no words]"


write_vtt = partial(_write, web=True)
write_srt = partial(_write, web=False)
