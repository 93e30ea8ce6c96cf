"""MAPPA levels and categories of a person."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.matching import LOOK, Identifier, Shape, guarded
from service.domain.finding import Class

CLASSES = {"MAPPA_LEVEL": Class.CRIMINAL}

_SHAPES = (
    Shape(
        "MAPPA level or category",
        guarded(
            r"MAPPA[ ,(-]{1,2}(?:L(?:evel)? ?[1-3]|C(?:at(?:egory)?)? ?[1-4])(?:[ ,/]{1,2}(?:L(?:evel)? ?[1-3]|C(?:at(?:egory)?)? ?[1-4]))?"
        ),
        alone=LOOK,
        needs=("mappa",),
        capitals=False,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("MAPPA_LEVEL", _SHAPES)
