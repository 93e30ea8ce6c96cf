"""Sort codes and account numbers, best when they stand together."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, SURE, Identifier, Shape, alone, words
from service.domain.finding import Class

CLASSES = {"UK_BANK_ACCOUNT": Class.DIRECT}

_SORT = r"\d{2}[- ]\d{2}[- ]\d{2}"
_CONTEXT = words(
    "sort[ -]?code|bank|account|acc|a/c|building society|barclays|lloyds|natwest|hsbc|santander|monzo|halifax|nationwide"
    "|payment|refund|banc|cyfrif|cod didoli"
)
_SHAPES = (
    Shape(
        "sort code and account number together",
        alone(rf"{_SORT}(?:[ ,;/|\n]|-| and | account| acc| a/c| no\.?| number|:|\.){{1,8}}\d{{7,8}}"),
        alone=SURE,
        near=CERTAIN,
        many=True,
    ),
    Shape(
        "account number and sort code together",
        alone(rf"\d{{8}}(?:[ ,;/|\n]| and | sort| code|:){{1,6}}{_SORT}"),
        alone=LOOK,
        near=CERTAIN,
        many=True,
    ),
    Shape("sort code", alone(r"\d{2}-\d{2}-\d{2}|\d{2} \d{2} \d{2}"), near=SURE, many=True),
    labelled("labelled as a sort code", ("sort code", "sort-code", "s/c", "cod didoli"), r"\d{2}[- ]?\d{2}[- ]?\d{2}"),
    labelled(
        "labelled as an account number",
        ("account", "acct?", "a/c", "bank account", "roll number", "building society roll", "cyfrif", "rhif cyfrif"),
        r"\d{4} ?\d{3,4}|\d{6,10}|[A-Z]{1,3}[/ ]?\d{6,10}[A-Z]?",
        needs=("acc", "a/c", "roll", "cyfrif"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_BANK_ACCOUNT", _SHAPES, context=_CONTEXT)
