"""Registrations of clinicians, social workers, lawyers and teachers with their regulators."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, SURE, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_PROFESSIONAL_REGISTRATION": Class.DIRECT}

_CONTEXT = words(
    "gmc|nmc|hcpc|swe|social work(?:er)?|registration|registered|nurse|midwife|doctor|psychologist|regist(?:er|rant)|pin"
    "|fitness to practise"
)
_SHAPES = (
    Shape("nursing and midwifery registration", guarded(r"\d{2}[A-L]\d{4}[A-Z]", case=True), alone=SURE, near=CERTAIN, many=True),
    Shape(
        "health and care professions registration",
        guarded(r"(?:AS|BS|CH|CS|DT|HAD|OR|ODP|OT|PA|PH|PO|PYL|RA|SL|PYC)\d{5,6}", case=True),
        alone=LOOK,
        near=CERTAIN,
        many=True,
    ),
    Shape("Social Work England registration", guarded(r"SW\d{4,6}"), alone=SURE, near=CERTAIN),
    labelled(
        "labelled with a professional regulator",
        (
            "gmc",
            "nmc",
            "nmc pin",
            "hcpc",
            "swe",
            "social work england",
            "gdc",
            "gphc",
            "goc",
            "sra",
            "sra id",
            "bsb",
            "bps",
            "bacp",
            "ukcp",
            "sssc",
            "niscc",
            "social care wales",
            "gosc",
            "gcc",
            "teacher ref(?:erence)?",
            "teacher reference",
            "trn",
            "professional registration",
            "registration",
        ),
        r"(?=[A-Z]{0,3}\d)(?:[A-Z]{0,3}\d{4,8}[A-Z]?|\d{2}[A-Z]\d{4}[A-Z]|\d{2}/\d{5}|\d{2}-\d{4,5})",
        score=CERTAIN,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_PROFESSIONAL_REGISTRATION", _SHAPES, context=_CONTEXT)
