"""Full postcodes, and first halves where the text says that they are postcodes."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, FAINT, LOOK, SURE, Identifier, Shape, compiled, guarded, words
from service.detection.recognisers.postcodes import INWARD, JOINED, OTHER_AREA, OUTWARD, SPACED, not_an_ordinal
from service.domain.finding import Class

CLASSES = {"UK_POSTCODE": Class.DIRECT}

_CONTEXT = words(
    "post ?codes?|cod(?:au)? post|address|cyfeiriad|li(?:ve|ves|ved|ving)|home|moved|resid(?:es|ent|ing)|byw|street|road|lane|house|flat"
)
_REFUSED = compiled(
    r"(?:\bforms?|\bbuses|\bbus|\broute|\bsection|\bpart|\btable|\bversion|\bmodel|\bclass|\bgrade|\bband|\bcategory|\bcefr) ?\x1f"
)
_SHAPES = (
    Shape("postcode of an existing area", SPACED, alone=SURE, near=CERTAIN, check=not_an_ordinal, check_says="", capitals=False),
    Shape("postcode written without a space", JOINED, alone=LOOK, near=SURE),
    Shape("postcode shape, area unknown", OTHER_AREA, near=LOOK),
    Shape("postcode with O for 0", guarded(rf"{OUTWARD} (?:O[ABD-HJLNP-UW-Z]{{2}})", case=True), alone=FAINT, near=LOOK),
    labelled(
        "first half of a postcode where somebody lives",
        ("li(?:ve|ves|ved|ving) in", "li(?:ve|ves|ved|ving) near", "based in", "moved to", "postcode area"),
        OUTWARD,
        score=LOOK,
        case=True,
        needs=("liv", "based in", "moved to", "postcode area"),
    ),
    labelled(
        "labelled as a postcode",
        (r"post\s?code", "cod post"),
        rf"{OUTWARD}(?: ?{INWARD})?|[A-Z]{{1,2}}\d[A-Z\d]? ?{INWARD}",
        needs=("postcode", "post code", "cod post"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_POSTCODE", _SHAPES, context=_CONTEXT, refused=_REFUSED)
