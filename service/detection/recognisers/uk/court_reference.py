"""Court case numbers and unique reference numbers of prosecutions."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import police_letter
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_COURT_REFERENCE": Class.CRIMINAL}


def _valid(value: str) -> bool:
    digits = value[:-1].replace("/", "")
    return police_letter(digits, value[-1].upper())


_CONTEXT = words("court|crown|magistrates|case|urn|indictment|trial|cps|prosecution|hearing|claim|sentenced|llys")
_SHAPES = (
    Shape("Crown Court case number", guarded(r"[TASUC]20\d{6}", case=True), alone=SURE, near=CERTAIN, many=True),
    Shape("common platform case number", guarded(r"\d{2}[A-Z]{2}\d{7,9}", case=True), alone=SURE, near=CERTAIN, many=True),
    Shape(
        "court reference with check letter",
        guarded(r"\d{2}/\d{4}/\d{6}[A-Z]"),
        alone=CERTAIN,
        check=_valid,
        check_says="check letter valid",
        failed=SURE,
        many=True,
    ),
    Shape("civil claim number", guarded(r"[A-Z]{1,2}\d{1,2}[A-Z]{2}\d{3,5}", case=True), near=SURE),
    labelled(
        "labelled as a court reference",
        (
            "urn",
            "case number",
            "case no",
            "court ref(?:erence)?",
            "court case",
            "libra",
            "ptiurn",
            "claim number",
            "claim no",
            "indictment",
            "family court case",
        ),
        r"(?=[A-Z/-]{0,4}\d)(?!(?:19|20)\d{2}(?!\d))[A-Z0-9][A-Z0-9/-]{4,16}(?<=\d|[A-Z])",
        needs=("urn", "case n", "court", "libra", "claim n", "indictment"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_COURT_REFERENCE", _SHAPES, context=_CONTEXT)
