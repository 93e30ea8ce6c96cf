"""Police collar and warrant numbers: rank with digits, or a labelled number."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import SURE, Identifier, Shape, guarded
from service.domain.finding import Class

CLASSES = {"UK_COLLAR_NUMBER": Class.DIRECT}

_SHAPES = (
    Shape(
        "police rank and number",
        guarded(
            r"(?:T/|A/|Temp(?:orary)? )?(?:PC|DC|PS|DS|DI|TDC|PCSO|Pc|Ps|Dc|DCI|Sgt|SGT|WPC|WDC|Constable|Sergeant) ?"
            r"(?:(?:no\.? |number |#)?(?:(?<= )[A-Z]{1,2} ?)?)\d{2,6}(?:[A-Z]{1,2})?",
            case=True,
        ),
        alone=SURE,
        capitals=False,
    ),
    Shape(
        "number after a police officer's name",
        guarded(r"(?:PC|DC|PS|DS|PCSO|SC|WPC|Constable|Sergeant) [A-Z][\w'-]{1,25} (?P<id>\d{3,6}[A-Z]{0,2})", case=True),
        alone=SURE,
        capitals=False,
    ),
    labelled(
        "labelled as a collar or warrant number",
        ("collar", "warrant", "shoulder number", "epaulette", "badge"),
        r"[A-Z]{0,2} ?\d{2,7}[A-Z]{0,2}",
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_COLLAR_NUMBER", _SHAPES)
