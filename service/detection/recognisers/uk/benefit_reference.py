"""Benefit, council tax, rent, housing and electoral references, known by their label."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, Identifier, Shape, guarded
from service.domain.finding import Class

CLASSES = {"UK_BENEFIT_REFERENCE": Class.DIRECT}

_SHAPES = (
    Shape("child benefit number", guarded(r"CHB ?\d{8} ?[A-Z]{2}"), alone=CERTAIN, needs=("chb",)),
    labelled(
        "labelled as a benefit, council or housing reference",
        (
            "council tax",
            "rent account",
            "rent",
            "tenancy",
            "tenant",
            "housing benefit",
            "housing",
            "homelessness",
            "universal credit",
            "uc ref(?:erence)?",
            "pip ref(?:erence)?",
            "benefit",
            "claimant",
            "child benefit",
            "elector(?:al)?",
            "poll number",
            "blue badge",
            "treth gyngor",
            "budd-dal",
        ),
        r"(?=[A-Z-]{0,4}\d)(?!(?:19|20)\d{2}(?!\d))[A-Z0-9][A-Z0-9/-]{4,15}(?<=[A-Z0-9])",
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_BENEFIT_REFERENCE", _SHAPES)
