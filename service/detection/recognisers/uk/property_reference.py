"""Unique property and street reference numbers."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import Identifier
from service.domain.finding import Class

CLASSES = {"UK_UPRN": Class.QUASI}

_SHAPES = (
    labelled(
        "labelled as a property reference",
        ("uprn", "usrn", "unique property", "title number", "land registry title"),
        r"\d{5,12}|[A-Z]{2,3}\d{5,6}",
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_UPRN", _SHAPES)
