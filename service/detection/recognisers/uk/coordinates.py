"""Latitude and longitude, what3words and plus codes."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import LOOK, SURE, Identifier, Shape, compiled
from service.domain.finding import Class

CLASSES = {"GEO_COORDINATES": Class.QUASI}

_SHAPES = (
    Shape(
        "latitude and longitude",
        compiled(r"(?<![\w.-])[-+]?(?:4[89]|5\d|6[01])\.\d{3,8}°? ?[NS]?[,; ]{1,2}[-+]?\d\.\d{3,8}°? ?[EW]?(?![\w.]\d)"),
        alone=SURE,
        capitals=False,
        many=True,
    ),
    Shape(
        "latitude and longitude in degrees",
        compiled(
            r"(?<![\w.])\d{1,2}° ?\d{1,2}['′] ?(?:\d{1,2}(?:\.\d{1,4})?[\"″] ?)?[NS],? ?\d{1,3}° ?\d{1,2}['′] ?(?:\d{1,2}"
            r"(?:\.\d{1,4})?[\"″] ?)?[EW]"
        ),
        alone=SURE,
        capitals=False,
    ),
    Shape(
        "what3words place",
        compiled(r"(?:///|what3words(?:\.com)?[ /:]{1,3})[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}"),
        alone=SURE,
        needs=("///", "what3words"),
        capitals=False,
        reach=0,
    ),
    Shape(
        "plus code",
        compiled(r"(?<![\w+])(?:[23456789CFGHJMPQRVWX]{4}){1,2}\+[23456789CFGHJMPQRVWX]{2,3}(?![\w+])"),
        alone=LOOK,
        needs=("+",),
        reach=0,
    ),
    labelled(
        "labelled as coordinates",
        ("lat(?:itude)?", "long(?:itude)?", "lng", "gps"),
        r"[-+]?\d{1,3}\.\d{2,8}",
        needs=("lat", "lng", "lon", "gps"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("GEO_COORDINATES", _SHAPES)
