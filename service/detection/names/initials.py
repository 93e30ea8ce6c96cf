"""People by initials or a letter: "J.S.", "Ms K", "client AB", "Child B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.reading import Reading
from service.detection.sighting import Sighting

_DOTTED = re.compile(r"(?<![\w.])([A-Z]\.(?:\s?[A-Z]\.){1,3})(?!\w)(?! ?[A-Z][a-z])")
_DOES = re.compile(
    r"'s\s|,? (?:was|were|had|has|is|sat|said|says|told|did|went|came|asked|rang|left|lived|died|knew|felt|who|would|"
    r"could|never|then|also)\b"
)
_ALONE = re.compile(r"(?:^|\n)[ \t]?(?:[A-Z]\. ?){2,4}(?:\s*$|[ \t]*\n| ?//| ?[-–|]| x)")
_COMMON = re.compile(
    r"U\.K\.|U\.S\.(?:A\.)?|E\.U\.|U\.N\.|P\.S\.?|N\.B\.|[AP]\.M\.|[BM]\.A\.|I\.E\.|E\.G\.|[DB]\.C\.|[QK]\.C\.|H\.M\.|P\.O\.|N\.I\.|G\.P\.|"
    r"A\.D\.|L\.A\.|J\.P\.|T\.V\.|I\.[TD]\.|R\.I\.P\.|N\.H\.S\.|O\.K\.|C\.V\."
)
_CALLED = re.compile(
    (
        r"\b(?:client|patient|victim|complainant|offender|defendant|perpetrator|service user|resident|pupil|tenant|prisoner|"
        r"my (?:son|daughter|sister|brother|partner|friend|client|ex)|a man|a woman|someone|somebody|him|her|mr|mrs|ms|miss)(?:,? "
        r"(?:called|known as|(?:I(?:'ll| will|'ll)|we(?:'ll| will)) call (?:him|her|them)))?,? [\"'(]?([A-Z]{1,3})(?![\w'.-]|"
        r"\s?\d)"
    ),
)


def sight_initials(reading: Reading) -> Iterator[Sighting]:
    """See dotted initials that stand alone, and letters that stand for a person after who they are."""
    for match in _DOTTED.finditer(reading.text):
        if _COMMON.fullmatch(match.group(1).replace(" ", "")):
            continue
        does = _DOES.match(reading.text, match.end(1)) is not None or _ALONE.search(
            reading.text[max(0, match.start(1) - 2) : match.end(1) + 6]
        )
        yield Sighting(match.start(1), match.end(1), "INITIALS", "rule:initials", 0.88 if does else 0.6, "initials that stand for a person")
    for match in _CALLED.finditer(reading.text):
        if match.group(1) in {"A", "I", "NHS", "UK", "GP", "MP", "QC", "KC", "HIV", "AP", "PP", "IPP"}:
            continue
        yield Sighting(match.start(1), match.end(1), "INITIALS", "rule:initials", 0.75, "letters that stand for a person")
