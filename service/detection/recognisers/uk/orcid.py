"""ORCID identifiers of researchers."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import mod11_2
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, compiled, words
from service.domain.finding import Class

CLASSES = {"ORCID": Class.DIRECT}

_CONTEXT = words("orcid")
_SHAPES = (
    Shape(
        "ORCID identifier",
        compiled(r"(?<![\w-])\d{4}-\d{4}-\d{4}-\d{3}[\dX](?![\w-])"),
        alone=CERTAIN,
        check=mod11_2,
        failed=SURE,
        many=True,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("ORCID", _SHAPES, context=_CONTEXT)
