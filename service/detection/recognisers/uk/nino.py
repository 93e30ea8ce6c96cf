"""National Insurance numbers and the temporary numbers that stand in for them."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, FAINT, LOOK, SURE, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_NINO": Class.DIRECT}

_PREFIX = r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
_LABELS = ("national insurance", "ni", "nino", "n\\.i\\.", "yswiriant gwladol", "temporary ni", "trn")
_CONTEXT = words("national insurance", "nino", "ni", "n\\.i\\.", "yswiriant gwladol", "dwp", "hmrc", "benefits?", "payroll")
_SHAPES = (
    Shape(
        "National Insurance number with suffix",
        guarded(_PREFIX + r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]"),
        alone=CERTAIN,
        near=CERTAIN,
        many=True,
    ),
    Shape("National Insurance number in pairs", guarded(_PREFIX + r" \d{2} \d{2} \d{2}"), alone=SURE, near=CERTAIN, many=True),
    Shape("National Insurance number without suffix", guarded(_PREFIX + r"\d{6}"), near=SURE, many=True),
    Shape("temporary National Insurance number", guarded(r"TN ?\d{6} ?[MF]|\d{2}[A-Z]\d{5}"), near=SURE, many=True),
    Shape(
        "National Insurance number with letters for digits",
        guarded(_PREFIX + r" ?(?=[OIl\d ]{6,9}[A-D])(?:[\dOIl]{2} ?){3}[A-D]", case=True),
        alone=FAINT,
        near=LOOK,
    ),
    labelled("labelled as a National Insurance number", _LABELS, r"[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}(?:[ -]?[A-Z])?", score=CERTAIN),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_NINO", _SHAPES, context=_CONTEXT)
