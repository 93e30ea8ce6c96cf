"""Subtitles cut into cues with their places in the text; whatever stands between them is kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
TIMING = re.compile(rf"[ \t]*(?P<start>{_TIME})[ \t]*-->[ \t]*(?P<end>{_TIME})[ \t]*(?P<settings>[^\n]*)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its times, its own name and settings, and where its words stand in the text."""

    start: str
    end: str
    name: str
    settings: str
    at: int
    to: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A block of lines that is no cue: a note, a style, a head."""

    at: int
    to: int


def cues_in(text: str) -> Iterator[Cue | Aside]:
    """Yield cues and asides in order: blocks of lines between empty ones."""
    at = 0
    while at < len(text):
        end = _block_end(text, at)
        if text[at:end].strip():
            yield from _of_block(text, at, end)
        at = end + 1


def _block_end(text: str, at: int) -> int:
    """Return where the lines that follow one another end."""
    while True:
        line_end = text.find("\n", at)
        if line_end < 0:
            return len(text)
        next_end = text.find("\n", line_end + 1)
        if not text[line_end + 1 : next_end if next_end >= 0 else len(text)].strip():
            return line_end
        at = line_end + 1


def _of_block(text: str, at: int, end: int) -> Iterator[Cue | Aside]:
    """Yield the cues of one block; lines before the first timing but one, its name, are an aside."""
    timings = list(TIMING.finditer(text, at, end)) if "-->" in text[at:end] else []
    timings = [found for found in timings if text[: found.start()].rpartition("\n")[2].strip() == ""]
    if not timings:
        yield Aside(at, end)
        return
    name, before = _name_before(text, at, timings[0].start())
    if text[at:before].strip():
        yield Aside(at, before)
    for number, found in enumerate(timings):
        last = number + 1 == len(timings)
        stop, following = (end, "") if last else _cut_name(text, found.end(), timings[number + 1].start())
        words = min(found.end() + 1, stop)
        yield Cue(standard(found["start"]), standard(found["end"]), name, found["settings"].strip(), words, stop)
        name = following


def _name_before(text: str, at: int, timing: int) -> tuple[str, int]:
    lines = text[at:timing].rstrip("\n")
    head, sign, last = lines.rpartition("\n")
    return last.strip(), at + len(head) + len(sign) if head else at


def _cut_name(text: str, at: int, timing: int) -> tuple[int, str]:
    """Between two timings without an empty line, a last line of digits is the next cue's number."""
    lines = text[at:timing].rstrip("\n")
    head, _, last = lines.rpartition("\n")
    return (at + len(head), last.strip()) if last.strip().isdecimal() else (at + len(lines), "")


def standard(time: str) -> str:
    """Return a time as hours:minutes:seconds.thousandths."""
    clock, _, fraction = time.replace(",", ".").partition(".")
    parts = ["0", *clock.split(":")][-3:]
    hours, minutes, seconds = (int(part) for part in parts)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{fraction.ljust(3, '0')}"
