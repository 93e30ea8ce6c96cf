"""NHS numbers of England, Wales and the Isle of Man: ten digits, the last a check digit (mod 11)."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import mod11_ten_digits
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, LOOK, SURE, Identifier, Shape, alone, compiled, words
from service.domain.finding import Class

CLASSES = {"UK_NHS": Class.DIRECT}

_CONTEXT = words("nhs", "gig", "national health service", "patients?", "claf", "gp", "hospital", "surgery", "emis", "systmone", "spine")
_SHAPES = (
    Shape(
        "NHS number",
        alone(r"(?:[4367]\d{2}|999)(?P<gap>[ .\n-])\d{3}(?P=gap)\d{4}"),
        alone=SURE,
        near=CERTAIN,
        check=mod11_ten_digits,
        failed=LOOK,
        many=True,
    ),
    Shape("NHS number", alone(r"(?:[4367]\d{2}|999)\d{7}"), alone=LOOK, near=CERTAIN, check=mod11_ten_digits, many=True),
    Shape(
        "number told to be an NHS number",
        compiled(r"\bNHS (?:number|no\.?|num)(?![^\W_])[^\d\n]{0,40}(?:case \d:? )?(?P<id>\d{3}[ .\n-]?\d{3}[ .\n-]?\d{4})(?!\d)"),
        alone=SURE,
        needs=("nhs",),
        many=True,
        capitals=False,
    ),
    labelled("labelled as an NHS number", ("nhs", "rhif gig", "gig"), r"\d{3}[ .\n-]?\d{3}[ .\n-]?\d{4}", score=CERTAIN),
    labelled(
        "labelled as an old NHS number", ("old nhs", "nhs", "rhif gig"), r"[A-Z]{4,5} ?\d{2,3}", score=LOOK, case=True, needs=("nhs", "gig")
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_NHS", _SHAPES, context=_CONTEXT)
