"""Case reference numbers of the probation case management system: a letter and six digits, where the text is about cases."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, SURE, Identifier, Shape, compiled, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_CRN": Class.CRIMINAL}

_CONTEXT = words(
    "crn|n?delius|probation|case(?:load)?|offender manager|supervis(?:ed|ion)|pop|person on probation|licence|oasys|sfo|pdu|noms|prison"
)
_REFUSED = compiled(r"(?:home office|ho ref|model|part no\.?|raf|service) ?(?:number|no\.?|ref)?:? ?\x1f")
_SHAPES = (
    Shape("case reference number", guarded(r"(?<!/)[A-Z]\d{6}(?!/)", case=True), alone=LOOK, near=CERTAIN, many=True),
    Shape("case reference number", guarded(r"(?<!/)[A-Z] ?\d{6}(?!/)"), near=SURE, many=True),
    labelled(
        "labelled as a case reference number", ("crn", "ndelius", "delius", "case reference", "case"), r"[A-Z](?:[ -]?\d){6}", score=CERTAIN
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_CRN", _SHAPES, context=_CONTEXT, refused=_REFUSED)
