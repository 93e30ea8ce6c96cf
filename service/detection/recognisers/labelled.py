"""Identifiers that are known only by the words right before them: "student number: 20481234"."""

from __future__ import annotations

import re

from service.detection.recognisers.matching import AFTER, SURE, Shape

#: What may stand between a label and its value.
_FILLER = (
    r"(?:[\s:=#\-(,\[\"']{1,4}+|(?:numbers?|no\.?|nos\.?|num|ref(?:erence|s)?\.?|identifier|id|code|card|is|was|are|of|and|given|as|which|my"
    r"|rhif|yw|oedd|cyfeirnod)(?![^\W_])){0,8}+"
)


def labelled(
    says: str, labels: tuple[str, ...], value: str, *, score: float = SURE, needs: tuple[str, ...] | None = None, case: bool = False
) -> Shape:
    """Return a shape: one of the labels (regex fragments), a few linking words, then the value, which alone is the span.

    `needs` defaults to the first plain letters of each label, so that texts without them cost nothing.
    """
    spaced = "|".join(label.replace(" ", r"[\s_-]{1,3}") for label in labels)
    flags = 0 if case else re.IGNORECASE
    pattern = re.compile(rf"(?<![^\W_])(?:{spaced})(?![^\W\d_]){_FILLER}(?<![^\W_])(?P<id>{value}){AFTER}(?![-./][^\W_])", flags)
    starts = needs if needs is not None else tuple(sorted({_opening(label) for label in labels}))
    return Shape(says, pattern, alone=score, near=score, needs=() if "" in starts else starts, capitals=False)


def _opening(label: str) -> str:
    """Return the plain letters a label begins with, in lower case."""
    found = re.match(r"[^\W_]+(?![?*{|])", label)
    return found.group().lower() if found else ""
