"""Charity numbers of England and Wales, Scotland and Northern Ireland (of organisations, not people)."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import SURE, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_CHARITY_NUMBER": Class.QUASI}

_CONTEXT = words("charit(?:y|ies|able)|oscr|elusen")
_SHAPES = (
    Shape("charity number of Scotland or Northern Ireland", guarded(r"SC0\d{5}|NIC\d{6}", case=True), near=SURE, many=True),
    labelled(
        "labelled as a charity number",
        ("charity", "registered charity", "charity commission", "charity registration", "elusen", "rhif elusen"),
        r"(?:SC\d{6}|NIC\d{6}|\d{6,7})",
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_CHARITY_NUMBER", _SHAPES, context=_CONTEXT)
