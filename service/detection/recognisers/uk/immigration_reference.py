"""Home Office, visa, residence permit and asylum references."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, SURE, Identifier, Shape, alone, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_IMMIGRATION_REFERENCE": Class.DIRECT}

_CONTEXT = words(
    "home office|immigration|visa|asylum|ukvi|brp|residence permit|leave to remain|deport(?:ed|ation)|refugee|uan|eu settlement"
)
_SHAPES = (
    Shape("global web form number", guarded(r"GWF ?\d{9}"), alone=CERTAIN, needs=("gwf",)),
    Shape("unique application number", alone(r"(?!0000)\d{4}-\d{4}-\d{4}-\d{4}"), near=SURE, many=True),
    Shape(
        "residence permit or asylum card",
        guarded(r"R[A-Z][X0-9]\d{6}|Z[A-Z][X0-9]\d{6}|ZU\d{7}", case=True),
        alone=LOOK,
        near=SURE,
        many=True,
    ),
    Shape("Home Office reference", guarded(r"[A-Z]\d{7,8}", case=True), near=SURE, many=True),
    labelled(
        "labelled as an immigration reference",
        (
            "home office",
            "ho",
            "ho ref",
            "cid",
            "uan",
            "brp",
            "arc",
            "nass",
            "asylum",
            "visa",
            "biometric residence permit",
            "immigration",
            "share code",
        ),
        r"(?=[A-Z ]{0,3}\d)(?:[A-Z]{0,2}[A-Z\d]\d{6,9}(?:/\d{1,3})?|\d{4}-\d{4}-\d{4}-\d{4}|\d{2}/\d{2}/\d{4,6}(?:/\d{3})?"
        r"|[A-Z0-9]{3} [A-Z0-9]{3} [A-Z0-9]{3})",
        score=SURE,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_IMMIGRATION_REFERENCE", _SHAPES, context=_CONTEXT)
