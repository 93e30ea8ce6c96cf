"""Ordnance Survey grid references."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import LOOK, SURE, Identifier, Shape, compiled, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_GRID_REFERENCE": Class.QUASI}

_CONTEXT = words("grid|os|ngr|map|location|ordnance")
_REFUSED = compiled(r"postcode[^\x1f]{0,12}\x1f")
_SHAPES = (
    Shape(
        "grid reference",
        guarded(r"(?:H[PTUWXYZ]|N[A-HJ-UW-Z]|O[VW]|S[CDEH-KM-PR-Z]|T[AFGLMQRV]|[HJ][A-Z]) ?\d{3,5} \d{3,5}", case=True),
        alone=LOOK,
        near=SURE,
        many=True,
    ),
    labelled("labelled as a grid reference", ("grid", "grid ref(?:erence)?", "os grid", "ngr", "os ref"), r"[A-Z]{1,2} ?\d{2,5} ?\d{2,5}"),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_GRID_REFERENCE", _SHAPES, context=_CONTEXT, refused=_REFUSED)
