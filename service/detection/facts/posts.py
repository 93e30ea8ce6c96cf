"""Posts that one person holds: a job title with a small unit or place, and relations that point at one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.reading import Reading
from service.detection.sighting import Sighting

_TITLE = (
    r"(?:(?:senior|deputy|assistant|head|lead|chief|principal|acting|interim|area|regional|night|duty|team|ward|operations|"
    r"clinical|specialist)\s){0,3}(?:probation officer|probation services officer|social worker|team manager|manager|"
    r"governor|chaplain|imam|headteacher|head teacher|matron|sister|nurse|consultant|psychologist|psychiatrist|GP|midwife|"
    r"coroner|custody sergeant|sergeant|inspector|superintendent|support worker|caretaker|dinner lady|receptionist|clerk|"
    r"librarian|engineer|watch manager|station manager|supervisor|co-?ordinator|officer|dental nurse|teaching assistant|"
    r"teacher)"
)
_POST = re.compile(
    rf"\b(?:the|a|an|our|their|only|my|his|her)\s((?:only\s)?{_TITLE}\s(?:at|in|of|for|on)\s(?:the\s)?[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){{0,3}})",
    re.IGNORECASE,
)
_UNIQUE = re.compile(
    (
        r"\b((?:the only|the sole|the first|the youngest|the oldest|the last|our only)\s(?:(?!(?:that|which|who|whom|when|where|"
        r"the|a|an|of|to|was|is|i|we|he|she|they|thing|time)\s)[a-z-]+\s){0,3}(?:woman|man|officer|"
        r"manager|nurse|worker|member|person|pilot|driver|teacher|doctor|chaplain|resident|prisoner|patient|pupil|trainer|"
        r"surgeon|engineer)\b[^.,;\n]{0,60})"
    ),
    re.IGNORECASE,
)


def sight_posts(reading: Reading) -> Iterator[Sighting]:
    """See posts at a named place and words that say there is only one such person."""
    for match in _POST.finditer(reading.text):
        if match.group(1).split()[-1][0].isupper():
            yield Sighting(match.start(1), match.end(1), "JOB_TITLE", "rule:post", 0.5, "a post at a named place")
    for match in _UNIQUE.finditer(reading.text):
        yield Sighting(
            match.start(1),
            match.start(1) + len(match.group(1).rstrip()),
            "JOB_TITLE",
            "rule:only-one",
            0.5,
            "says there is only one such person",
        )
