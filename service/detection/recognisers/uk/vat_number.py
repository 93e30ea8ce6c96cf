"""VAT registration numbers (mod 97)."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import squeezed
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import LOOK, SURE, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_VAT_NUMBER": Class.QUASI}


def _valid(value: str) -> bool:
    digits = [int(character) for character in squeezed(value) if character.isdigit()]
    if len(digits) < 9:
        return True
    return sum(weight * digit for weight, digit in zip((8, 7, 6, 5, 4, 3, 2, 10, 1), digits, strict=False)) % 97 in {0, 42}


_CONTEXT = words("vat|taw|invoice|registered")
_SHAPES = (
    Shape(
        "VAT number",
        guarded(r"(?:GB|XI) ?\d{3} ?\d{4} ?\d{2}(?: ?\d{3})?|GB ?(?:GD|HA)\d{3}"),
        near=SURE,
        alone=LOOK,
        check=_valid,
        failed=LOOK,
        many=True,
    ),
    labelled("labelled as a VAT number", ("vat", "vat registration", "vat reg", "taw"), r"(?:GB ?)?\d{3} ?\d{4} ?\d{2}(?: ?\d{3})?"),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_VAT_NUMBER", _SHAPES, context=_CONTEXT)
