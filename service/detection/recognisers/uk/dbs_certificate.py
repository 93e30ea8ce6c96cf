"""Disclosure certificate numbers, near those words."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, alone, words
from service.domain.finding import Class

CLASSES = {"UK_DBS_CERTIFICATE": Class.DIRECT}

_CONTEXT = words("dbs|disclosure|certificate|crb|barring|vetting")
_SHAPES = (
    Shape("disclosure certificate number", alone(r"00\d{10}"), near=SURE, many=True),
    labelled(
        "labelled as a disclosure certificate",
        ("dbs", "dbs certificate", "disclosure certificate", "certificate", "pvg", "pvg scheme", r"access\s?ni"),
        r"\d{10,16}",
        score=CERTAIN,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_DBS_CERTIFICATE", _SHAPES, context=_CONTEXT)
