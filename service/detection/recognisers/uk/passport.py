"""Passport numbers: nine digits or two letters and seven digits near the word, and machine-readable lines."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, alone, compiled, words
from service.domain.finding import Class

CLASSES = {"UK_PASSPORT": Class.DIRECT}

_CONTEXT = words("passports?|pasbort|hmpo|passport office")
_SHAPES = (
    Shape("passport number", alone(r"\d{9}|[A-Z]{2}\d{7}"), near=SURE, many=True),
    Shape(
        "machine-readable line of a passport",
        compiled(
            r"(?<![A-Z0-9<])P[A-Z<][A-Z]{3}[A-Z]{1,30}<[A-Z<]{4,38}(?:\s{1,2}[A-Z0-9<]{9}\d[A-Z]{3}\d{7}[MF<]\d{7}[A-Z0-9<]{14}\d\d?)?"
        ),
        alone=CERTAIN,
        needs=("<<",),
        reach=0,
    ),
    Shape(
        "second machine-readable line of a passport",
        compiled(r"(?<![A-Z0-9<])[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MF<]\d{7}[A-Z0-9<]{14}[\d<]\d"),
        alone=CERTAIN,
        needs=("<",),
        many=True,
    ),
    labelled("labelled as a passport number", ("passport", "pasbort"), r"\d{3} ?\d{3} ?\d{3}|[A-Z]{1,2}\d{6,8}", score=CERTAIN),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_PASSPORT", _SHAPES, context=_CONTEXT)
