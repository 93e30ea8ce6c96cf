"""International bank account numbers of every country (mod 97)."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import mod97
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"IBAN_CODE": Class.DIRECT}

_CONTEXT = words("iban|international bank|bank account")
_SHAPES = (
    Shape(
        "IBAN",
        guarded(r"[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?"),
        alone=CERTAIN,
        check=mod97,
        failed=SURE,
        many=True,
    ),
    Shape("United Kingdom IBAN", guarded(r"GB\d{2}[ -]?[A-Z]{4}(?:[ -]?\d){14}"), alone=CERTAIN, check=mod97, failed=SURE, many=True),
    labelled("labelled as an IBAN", ("iban",), r"[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}"),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("IBAN_CODE", _SHAPES, context=_CONTEXT)
