"""Prison (NOMS) numbers, and the older ones where the text says so."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, SURE, Identifier, Shape, compiled, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_PRISON_NUMBER": Class.CRIMINAL}

_CONTEXT = words("prison(?:er)?(?: number| no)?|noms|nomis|inmate|hmp|hmyoi|custody|carchar(?:or)?|cell|wing")
_REFUSED = compiled(r"(?:postcode|form|model) ?\x1f")
_SHAPES = (
    Shape("prison number", guarded(r"[A-Z]\d{4}[A-Z]{2}", case=True), alone=SURE, near=CERTAIN),
    Shape("prison number", guarded(r"[A-Z]\d{4} ?[A-Z]{2}"), near=SURE),
    Shape("old prison number", guarded(r"[A-Z]{2}\d{4,5}"), near=LOOK),
    labelled(
        "labelled as a prison number",
        ("prison", "noms", "prisoner", "inmate", "rhif carchar", "rhif carcharor"),
        r"[A-Z]\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d{4,5}",
        score=CERTAIN,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_PRISON_NUMBER", _SHAPES, context=_CONTEXT, refused=_REFUSED)
