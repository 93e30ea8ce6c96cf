"""Pupil, learner and student numbers."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, alone, guarded, words
from service.domain.finding import Class

CLASSES = {"UK_EDUCATION_NUMBER": Class.DIRECT}

_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ0123456789"


def _pupil(value: str) -> bool:
    capitals = value.upper()
    total = sum(
        place * (int(character) if character.isdigit() else _ALPHABET.find(character))
        for place, character in enumerate(capitals[1:], start=2)
    )
    return _ALPHABET[total % 23] == capitals[0]


def _learner(value: str) -> bool:
    remainder = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), value, strict=False)) % 11
    return remainder != 0 and value[9] == str(10 - remainder)


_CONTEXT = words("upn|uln|pupil|learner|student|school|college|dysgwr|myfyriwr|disgybl")
_SHAPES = (
    Shape(
        "unique pupil number",
        guarded(r"[A-HJ-NP-RT-Z]\d{11}[A-Z0-9]"),
        alone=CERTAIN,
        check=_pupil,
        check_says="check letter valid",
        failed=SURE,
        many=True,
    ),
    Shape("unique learner number", alone(r"\d{10}"), near=SURE, check=_learner, many=True),
    labelled(
        "labelled as a pupil, learner or student number",
        (
            "upn",
            "unique pupil",
            "uln",
            "unique learner",
            "learner",
            "student",
            "pupil",
            "ucas",
            "hesa",
            "matriculation",
            "candidate",
            "rhif myfyriwr",
        ),
        r"[A-Z]{0,2}\d{6,13}[A-Z]?",
        score=CERTAIN,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_EDUCATION_NUMBER", _SHAPES, context=_CONTEXT)
