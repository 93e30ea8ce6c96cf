"""Driving licence numbers: Great Britain (sixteen or eighteen characters with a date of birth in them) and Northern Ireland."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, Identifier, Shape, guarded
from service.domain.finding import Class

CLASSES = {"UK_DRIVING_LICENCE": Class.DIRECT}

_GB = r"[A-Z9]{5} ?\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d ?[A-Z9]{2}[A-Z0-9]{3}(?: ?\d{2})?(?<![A-Z]{16})"
_SHAPES = (
    Shape("driver number with a date of birth in it", guarded(_GB), alone=CERTAIN, many=True),
    labelled(
        "labelled as a driving licence",
        ("driv(?:ing|er'?s?) licence", "driver", "dvla", "dva", "licence", "trwydded yrru"),
        r"\d{8}|[A-Z9]{5} ?\d{6} ?[A-Z9]{2}\d?[A-Z0-9]{2}",
        needs=("driv", "dv", "licence", "yrru"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_DRIVING_LICENCE", _SHAPES)
