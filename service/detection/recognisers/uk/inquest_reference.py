"""References of coroners and of reports to prevent future deaths, near those words."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import Identifier
from service.domain.finding import Class

CLASSES = {"UK_INQUEST_REFERENCE": Class.QUASI}

_SHAPES = (
    labelled(
        "labelled as a coroner's reference",
        ("inquest", "coroner'?s?", "pfd", "regulation 28", "prevention of future deaths"),
        r"(?:20)?\d{2}[-/]\d{3,5}|\d{4,7}[-/](?:20)?\d{2}|\d{5,8}",
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_INQUEST_REFERENCE", _SHAPES)
