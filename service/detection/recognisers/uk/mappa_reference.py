"""MAPPA, MARAC, serious further offence and registry (ViSOR) references of one case."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import SURE, Identifier, Shape, guarded
from service.domain.finding import Class

CLASSES = {"UK_CASE_REVIEW_REFERENCE": Class.CRIMINAL}

_SHAPES = (
    Shape("serious further offence reference", guarded(r"SFO[-/ ]?\d{2,6}(?:[-/]\d{2,4})?"), alone=SURE, needs=("sfo",)),
    Shape(
        "MARAC reference",
        guarded(r"MARAC[-/ ](?:no\.? |ref(?:erence)? |case )?\d{2,8}(?:[-/]\d{2,6})?"),
        alone=SURE,
        capitals=False,
        needs=("marac",),
    ),
    labelled(
        "labelled as a MAPPA, ViSOR or case review reference",
        (
            "mappa ref",
            "mappa id",
            "mappa reference",
            "visor",
            "mapps",
            "sfo ref(?:erence)?",
            "sfo review",
            "marac ref(?:erence)?",
            "parole board",
            "dossier",
            "victim liaison",
            "vcs",
            "vlo",
            "iopc",
            "ppo ref",
        ),
        r"(?=[A-Z/-]{0,8}\d)[A-Z0-9][A-Z0-9/-]{3,16}",
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_CASE_REVIEW_REFERENCE", _SHAPES)
