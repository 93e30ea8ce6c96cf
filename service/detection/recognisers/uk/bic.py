"""Bank identifier (SWIFT) codes, near the word."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import Identifier
from service.domain.finding import Class

CLASSES = {"BIC_CODE": Class.QUASI}

_SHAPES = (
    labelled(
        "labelled as a bank identifier code",
        ("bic", "swift", "bic/swift", "swift/bic", "swift code"),
        r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?",
        case=True,
        digits=False,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("BIC_CODE", _SHAPES)
