"""Hospital, patient, safeguarding and social care record numbers, known by their label."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import Identifier
from service.domain.finding import Class

CLASSES = {"UK_HOSPITAL_NUMBER": Class.DIRECT}

_SHAPES = (
    labelled(
        "labelled as a patient or case record",
        (
            "hospital",
            "mrn",
            "rio",
            "rio id",
            "patient",
            "patient id",
            "medical record",
            "systmone",
            "emis",
            "safeguarding",
            "mosaic",
            "mosaic id",
            "liquidlogic",
            "carefirst",
            "ics",
            "child protection",
            "section 47",
            "acct",
            "lac",
            "ehcp",
            "datix",
            "steis",
            "rhif ysbyty",
            "rhif claf",
        ),
        r"(?=[A-Z-]{0,4}\d)(?!(?:19|20)\d{2}(?![\d/-]))[A-Z]{0,4}[-/]?\d{4,10}(?:[-/]\d{1,6})?[A-Z]?",
        needs=(
            "hospital",
            "mrn",
            "rio",
            "patient",
            "record",
            "systmone",
            "emis",
            "safeguarding",
            "mosaic",
            "liquidlogic",
            "carefirst",
            "ics",
            "child prot",
            "section 47",
            "acct",
            "lac",
            "ehcp",
            "datix",
            "steis",
            "rhif",
        ),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_HOSPITAL_NUMBER", _SHAPES)
