"""Unique taxpayer references: ten digits of which the first is the check digit."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import squeezed
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, Identifier, Shape, alone, words
from service.domain.finding import Class

CLASSES = {"UK_UTR": Class.DIRECT}

_WEIGHTS = (6, 7, 8, 9, 10, 5, 4, 3, 2)


def _valid(value: str) -> bool:
    digits = [int(digit) for digit in squeezed(value).removesuffix("K")]
    return digits[0] == int("21987654321"[sum(weight * digit for weight, digit in zip(_WEIGHTS, digits[1:], strict=True)) % 11])


_CONTEXT = words("utr|tax(?:payer)?|hmrc|self[- ]assessment")
_SHAPES = (
    Shape("unique taxpayer reference", alone(r"\d{5} ?\d{5}K?"), near=CERTAIN, check=_valid, failed=LOOK, many=True),
    labelled(
        "labelled as a taxpayer reference",
        ("utr", "unique tax(?:payer)?", "self assessment", "taxpayer", "tax reference"),
        r"\d{5} ?\d{5}K?",
        score=CERTAIN,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_UTR", _SHAPES, context=_CONTEXT)
