"""CHI numbers of Scotland: a date of birth, four digits, the last a check digit."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import mod11_ten_digits
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, Identifier, Shape, alone, words
from service.domain.finding import Class

CLASSES = {"UK_CHI": Class.DIRECT}

_DATE = r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}"
_CONTEXT = words("chi|community health index|nhs scotland|patient|health board")
_SHAPES = (
    Shape("CHI number", alone(_DATE + r"[ -]?\d{4}"), alone=LOOK, near=CERTAIN, check=mod11_ten_digits, many=True),
    labelled("labelled as a CHI number", ("chi", "community health index"), r"\d{6}[ -]?\d{4}|\d{3} \d{3} \d{4}", score=CERTAIN),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_CHI", _SHAPES, context=_CONTEXT)
