"""Employer tax (PAYE) and accounts office references."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import SURE, Identifier, Shape, guarded
from service.domain.finding import Class

CLASSES = {"UK_PAYE_REFERENCE": Class.QUASI}

_SHAPES = (
    Shape("accounts office reference", guarded(r"\d{3}P[A-Z]\d{7}[0-9X]"), alone=SURE, many=True),
    labelled("labelled as a PAYE reference", ("paye", "employer paye", "tax office"), r"\d{3}/[A-Z0-9]{1,10}"),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_PAYE_REFERENCE", _SHAPES)
