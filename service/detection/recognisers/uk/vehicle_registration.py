"""Vehicle registration marks of every era; the weak layouts only near words about vehicles."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, compiled, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_VEHICLE_REGISTRATION": Class.QUASI}

_CURRENT = r"(?!I|Q|Z)[A-HJ-PR-Y]{2}(?:0[2-9]|[12]\d|5[1-9]|[67]\d) ?[A-HJ-PR-Z]{3}"
_CONTEXT = words(
    "cars?|vans?|vehicles?|registration(?: (?:mark|number|plate))?|reg (?:no|number|plate)|number ?plates?|plates?|vrm|vrn|dvla|drov(?:e"
    "|er)|driv(?:es?|ing|er)|motor(?:bike|cycle)|lorry|taxi|parked|ford|bmw|audi|vauxhall|corsa|focus|golf|fiesta|cerbyd"
    "|car"
)
_REFUSED = compiled(r"postcode[^\x1f]{0,12}\x1f")
_SHAPES = (
    Shape("registration mark since 2001", guarded(_CURRENT, case=True), alone=SURE, near=CERTAIN),
    Shape("registration mark since 2001", guarded(_CURRENT), near=SURE),
    Shape("registration mark since 2001, perhaps misread", guarded(r"[A-Z]{2}\d{2} ?[A-Z]{3}", case=True), near=SURE),
    Shape("registration mark 1983 to 2001", guarded(r"[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}", case=True), near=SURE),
    Shape("registration mark 1963 to 1983", guarded(r"[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y]", case=True), near=SURE),
    Shape("registration mark of Northern Ireland", guarded(r"(?!PSI|PI)[A-Z]?(?:[A-Z]Z|I[A-Z]) ?\d{3,4}", case=True), near=SURE),
    labelled(
        "labelled as a registration mark",
        ("vrm", "vrn", "number plate", "registration(?: (?:mark|number|plate))?", "reg", "rhif cofrestru"),
        r"(?=[A-Z]{0,3}\d)(?:[A-Z]{1,3}\d{1,3} ?[A-Z]{3}|[A-Z]{1,3} ?\d{1,4}[A-Z]?|\d{1,4} ?[A-Z]{1,3})",
        case=True,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_VEHICLE_REGISTRATION", _SHAPES, context=_CONTEXT, refused=_REFUSED)
