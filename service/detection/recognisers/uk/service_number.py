"""Service numbers of the armed forces, near those words."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import LOOK, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_SERVICE_NUMBER": Class.DIRECT}

_CONTEXT = words(
    "army|raf|royal (?:navy|air force|marines|engineers)|soldier|sapper|private|corporal|lance corporal|regiment"
    "|battalion|veteran|service number|squadron"
)
_SHAPES = (
    Shape("service number", guarded(r"\d{8}|[A-Z]\d{6}[A-Z]|[A-Z]\d{7}[A-Z]?"), near=LOOK, many=True),
    labelled(
        "labelled as a service number",
        (
            "service number",
            "service no",
            "army number",
            "army no",
            "regimental number",
            "raf number",
            "raf no",
            "navy number",
            "military id",
            "mod id",
        ),
        r"(?:[A-Z]{1,2})?\d{6,8}[A-Z]?",
        needs=("service n", "army n", "regimental", "raf n", "navy", "military", "mod id"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_SERVICE_NUMBER", _SHAPES, context=_CONTEXT)
