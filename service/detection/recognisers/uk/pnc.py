"""Police National Computer identifiers: year, serial number and check letter."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import police_letter
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, alone, words
from service.domain.finding import Class

CLASSES = {"UK_PNC": Class.CRIMINAL}


def _valid(value: str) -> bool:
    year, _, serial = value.upper().partition("/")
    if not serial:
        year, serial = year[:-8], year[-8:]
    return police_letter(f"{year[-2:]}{serial[:-1].zfill(7)}", serial[-1])


_CONTEXT = words(
    "pnc|pncid|police national computer|police|arrest(?:ed)?|offen(?:der|ce|ding)|prison(?:er)?|probation|custody|court"
    "|crime|criminal|record"
)
_SHAPES = (
    Shape(
        "PNC identifier",
        alone(r"(?:(?:19|20)\d{2}|\d{2})/\d{1,7}[A-HJ-NP-RT-Z]"),
        alone=CERTAIN,
        check=_valid,
        check_says="check letter valid",
        failed=SURE,
    ),
    Shape(
        "PNC identifier without a slash",
        alone(r"(?:(?:19|20)\d{2}|\d{2})\d{7}[A-HJ-NP-RT-Z]"),
        near=CERTAIN,
        check=_valid,
        check_says="check letter valid",
        failed=SURE,
        many=True,
    ),
    labelled("labelled as a PNC identifier", ("pnc", "pncid", "police national computer"), r"\d{2,4}/?\d{1,7}[A-Z]", score=CERTAIN),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_PNC", _SHAPES, context=_CONTEXT)
