"""Police crime, incident and custody numbers, near those words."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import LOOK, SURE, Identifier, Shape, alone, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_CRIME_REFERENCE": Class.CRIMINAL}

_CONTEXT = words(
    "crime|incident|police|reported|log|cad|niche|heddlu|arrest(?:ed)?|complaint|(?:crime|police|incident) ref(?:erence)?|"
    "officer|theft|assault"
)
_SHAPES = (
    Shape(
        "crime or incident number",
        alone(r"\d{2}/\d{3,7}/\d{2}|\d{2}[A-Z]{1,4}/\d{3,7}/\d{2}|[A-Z]{2}/\d{3,7}/\d{2}"),
        alone=LOOK,
        near=SURE,
        many=True,
    ),
    Shape(
        "incident log number",
        guarded(r"CAD ?(?:no\.? ?|number )?\d{1,6}(?:/\d{1,2}[A-Z]{3}\d{2,4})?|(?:CR|CRI|INC|BCH|BCA|CHS)[-/]\d{2,7}[-/]\d{2,7}"),
        alone=SURE,
    ),
    labelled(
        "labelled as a crime or incident number",
        (
            "crime",
            "incident",
            "crime ref(?:erence)?",
            "police ref(?:erence)?",
            "log",
            "niche",
            "custody",
            "crime reference",
            "rhif trosedd",
            "occurrence",
            "action fraud",
            "nfrc",
        ),
        r"(?=[A-Z/-]{0,5}\d)(?!(?:19|20)\d{2}(?!\d|/))[A-Z0-9][A-Z0-9/-]{4,16}(?<=[A-Z0-9])",
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_CRIME_REFERENCE", _SHAPES, context=_CONTEXT)
