"""Company and partnership numbers (of organisations, not people)."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import SURE, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_COMPANY_NUMBER": Class.QUASI}

_CONTEXT = words("compan(?:y|ies)|limited|ltd|llp|plc|registered|cwmni")
_SHAPES = (
    Shape(
        "company number with its register's letters",
        guarded(r"(?:SC|NI|OC|SO|NC|FC|LP|SL|NL|IP|RC|CE|CS|GE)\d{6}", case=True),
        near=SURE,
        many=True,
    ),
    labelled(
        "labelled as a company number",
        (
            "company",
            "companies house",
            "company registration",
            "registered in england(?: and wales)?(?: with)?",
            "registered number",
            "crn company",
            "rhif cwmni",
        ),
        r"(?:[A-Z]{2}\d{6}|\d{7,8})",
        needs=("compan", "registered", "cwmni"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_COMPANY_NUMBER", _SHAPES, context=_CONTEXT)
