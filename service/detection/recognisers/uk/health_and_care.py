"""Health and Care numbers of Northern Ireland: ten digits from 320 000 0001, the last a check digit."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import mod11_ten_digits
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, Identifier, Shape, alone, words
from service.domain.finding import Class

CLASSES = {"UK_HC_NUMBER": Class.DIRECT}

_CONTEXT = words("h&c|hcn|hsc|health (?:and|&) (?:social )?care|northern ireland")
_SHAPES = (
    Shape("Health and Care number", alone(r"3[2-9]\d[ -]?\d{3}[ -]?\d{4}"), near=CERTAIN, check=mod11_ten_digits, failed=LOOK, many=True),
    labelled(
        "labelled as a Health and Care number",
        ("h&c", "h & c", "hcn", "health (?:and|&) (?:social )?care"),
        r"\d{3}[ -]?\d{3}[ -]?\d{4}",
        score=CERTAIN,
        needs=("h&c", "h & c", "hcn", "care"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_HC_NUMBER", _SHAPES, context=_CONTEXT)
