"""Arrest and summons numbers with their check letter."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import police_letter
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_ASN": Class.CRIMINAL}


def _valid(value: str) -> bool:
    year, force, system, last = value.upper().split("/")
    owner = (force if force.isdigit() else "") + (system if system.isdigit() else "")
    return police_letter(f"{owner}{year}{last[:-1].zfill(11)}", last[-1])


_CONTEXT = words(
    "asn|arrest(?:ed)?|summons|charged|police|arrest(?:ed)?|offen(?:der|ce|ding)|prison(?:er)?|probation|custody|court"
    "|crime|criminal|record"
)
_SHAPES = (
    Shape(
        "arrest and summons number",
        guarded(r"\d{2}/[A-Z0-9]{4}/[A-Z0-9]{2}/\d{1,11}[A-HJ-NP-RT-Z]"),
        alone=CERTAIN,
        check=_valid,
        check_says="check letter valid",
        failed=SURE,
    ),
    Shape(
        "arrest and summons number without slashes",
        guarded(r"\d{2}\d{2}[A-Z0-9]{4}\d{11}[A-HJ-NP-RT-Z]"),
        alone=SURE,
        near=CERTAIN,
        many=True,
    ),
    labelled(
        "labelled as an arrest and summons number",
        ("asn", "arrest/summons", "arrest summons", "arrest and summons"),
        r"\d{2}[A-Z0-9/]{6,22}[A-Z]",
        score=CERTAIN,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_ASN", _SHAPES, context=_CONTEXT)
