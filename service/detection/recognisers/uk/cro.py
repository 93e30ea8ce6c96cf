"""Criminal Records Office numbers, with and without fingerprints on file."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import police_letter
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, alone, words
from service.domain.finding import Class

CLASSES = {"UK_CRO": Class.CRIMINAL}


def _valid(value: str) -> bool:
    first, _, second = value.upper().replace(" ", "").partition("/")
    if first.startswith("SF"):
        return police_letter(first[2:] + second[:-1], second[-1])
    return police_letter(second[:2] + first.zfill(6), second[-1])


_CONTEXT = words(
    "cro|criminal records? office|police|arrest(?:ed)?|offen(?:der|ce|ding)|prison(?:er)?|probation|custody|court|crime|criminal|record"
)
_SHAPES = (
    Shape("CRO number", alone(r"\d{1,6}/\d{2}[A-HJ-NP-RT-Z]"), alone=CERTAIN, check=_valid, check_says="check letter valid", failed=SURE),
    Shape(
        "CRO number without fingerprints",
        alone(r"SF ?\d{2}/\d{1,6}[A-Z]"),
        alone=CERTAIN,
        check=_valid,
        check_says="check letter valid",
        failed=SURE,
    ),
    labelled("labelled as a CRO number", ("cro", "criminal records? office"), r"(?:SF ?\d{2}/\d{1,6}|\d{1,6}/\d{2})[A-Z]", score=CERTAIN),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_CRO", _SHAPES, context=_CONTEXT)
