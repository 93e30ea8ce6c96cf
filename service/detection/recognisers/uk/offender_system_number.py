"""Numbers that OASys, NOMIS, tagging and youth justice systems give, known by their label."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import SURE, Identifier, Shape, guarded
from service.domain.finding import Class

CLASSES = {"UK_OFFENDER_SYSTEM_NUMBER": Class.CRIMINAL}

_SHAPES = (
    labelled(
        "labelled as a number of an offender system",
        (
            "oasys",
            "nomis",
            "booking",
            "offender id",
            "offender number",
            "childview",
            "assetplus",
            "tag",
            "tag number",
            "pcol",
            "maat",
            "chs",
            "icis",
            "prism",
            "ident1",
        ),
        r"[A-Z]{0,2}\d{5,10}[A-Z]?",
        needs=("oasys", "nomis", "booking", "offender", "childview", "assetplus", "tag", "maat", "chs", "icis", "prism", "ident1"),
    ),
    Shape("police number of Northern Ireland", guarded(r"CC\d{10,16}", case=True), alone=SURE, many=True),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_OFFENDER_SYSTEM_NUMBER", _SHAPES)
