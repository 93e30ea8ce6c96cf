"""Identifiers that are known only by the words right before them: "student number: 20481234"."""

from __future__ import annotations

import re
from dataclasses import replace

from service.detection.recognisers.matching import AFTER, SURE, Shape
from service.detection.recognisers.plain_text import WITH_LABEL

#: What may stand between a label and its value.
_FILLER = (
    r"(?:[\s:=#\-(,\[\"']{1,4}+|(?:numbers?|no\.?|nos\.?|num|ref(?:erence|s)?\.?|identifier|id|code|card|is|was|are|of|and|given|as|which|my"
    r"|rhif|yw|oedd|cyfeirnod)(?![^\W_])){0,8}+"
)


def labelled(
    says: str,
    labels: tuple[str, ...],
    value: str,
    *,
    score: float = SURE,
    needs: tuple[str, ...] | None = None,
    case: bool = False,
    digits: bool = True,
) -> Shape:
    """Return a shape: one of the labels (regex fragments), a few linking words, then the value, which alone is the span.

    `case` asks for capitals in the value. `needs` defaults to the first plain letters of each label, so that other texts cost nothing.
    """
    spaced = "|".join(label.replace(" ", r"[\s_-]{1,3}") for label in labels)
    written = f"(?-i:{value})" if case else value
    pattern = re.compile(rf"(?<![^\W_])(?:{spaced})(?![^\W\d_]){_FILLER}(?<![^\W_])(?P<id>{written}){AFTER}(?![-./][^\W_])", re.IGNORECASE)
    starts = needs if needs is not None else tuple(sorted({_opening(label) for label in labels}))
    starts = () if "" in starts else starts
    shape = Shape(says, pattern, alone=score, near=score, needs=starts, capitals=False, reach=WITH_LABEL if digits else 0)
    return replace(shape, opens=starts) if digits and needs is None else shape


def _opening(label: str) -> str:
    """Return the plain letters a label begins with, in lower case."""
    found = re.match(r"[^\W_]+(?![?*{|])", label)
    return found.group().lower() if found else ""
