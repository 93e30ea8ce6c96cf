"""Subtitles by a scanner that knows only what the writer may write: a head, cues of time and words, nothing else."""

from __future__ import annotations

import html
import re

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.text_bytes import HEADING

ENGINE = "line scanner of this service"
_WEB = re.compile(r"\d{2,3}:\d{2}:\d{2}\.\d{3} --> \d{2,3}:\d{2}:\d{2}\.\d{3}")
_SUBRIP = re.compile(r"\d{2,3}:\d{2}:\d{2},\d{3} --> \d{2,3}:\d{2}:\d{2},\d{3}")
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")
VTT = "text/vtt"
NO_WORDS = "[no words]"


def lines_of(content: bytes, media_type: str) -> tuple[list[str], list[str]]:
    """Return words and what is wrong with the form."""
    blocks = [block.split("\n") for block in content.decode("utf-8").rstrip("\n").split("\n\n") if block.strip()]
    wrong: list[str] = []
    words: list[str] = []
    if media_type == VTT:
        head = blocks.pop(0) if blocks else []
        wrong.extend([] if head == ["WEBVTT"] else ["the head says more than its name"])
    for number, lines in enumerate(blocks, 1):
        if media_type != VTT:
            wrong.extend([] if lines[0] == str(number) else ["cues are not numbered by themselves"])
            lines = lines[1:]  # noqa: PLW2901 - the number is looked at
        form = _WEB if media_type == VTT else _SUBRIP
        if not lines or not form.fullmatch(lines[0]):
            wrong.append("a block that is no cue")
            words.extend(lines)
            continue
        words.extend(lines[1:])
    if any("<" in line or ">" in line or _ENTITY.search(line) for line in words):
        wrong.append("a tag or entity in a cue")
    return [html.unescape(line) for line in words], wrong


def run(examined: Examined) -> list[str]:
    """Return leaks in the words and what the writer never writes."""
    words, wrong = lines_of(examined.content, examined.media_type)
    return [*said(examined.leaks_in_text("\n".join(words)), "cue"), *sorted(set(wrong))]


def run_expected(examined: Examined) -> list[str]:
    """Return where the words differ from the approved text; times are no part of it and have one form."""
    words = lines_of(examined.content, examined.media_type)[0]
    return differences(examined.expected_text, "\n".join(line for line in words if line != NO_WORDS), extra=(HEADING,))


CHECK = Check("subtitles_text", ENGINE, run)
EXPECTED = Check("expected_text", ENGINE, run_expected)
