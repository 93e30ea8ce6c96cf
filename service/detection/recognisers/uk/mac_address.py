"""Hardware (MAC) addresses, IMEI and IMSI numbers."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import luhn
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import LOOK, SURE, Identifier, Shape, alone, compiled, words
from service.domain.finding import Class

CLASSES = {"MAC_ADDRESS": Class.QUASI}

_CONTEXT = words("imei|handset|device|phone|sim")
_SHAPES = (
    Shape(
        "MAC address",
        compiled(r"(?<![\w:.-])(?:[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}|[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4})(?![\w:-])"),
        alone=SURE,
        capitals=False,
        reach=0,
    ),
    Shape(
        "IMEI number",
        alone(r"\d{15}|\d{2}[- ]\d{6}[- ]\d{6}[- ]\d"),
        near=SURE,
        check=luhn,
        check_says="Luhn digit valid",
        failed=LOOK,
        many=True,
    ),
    labelled("labelled as a device number", ("imei", "imsi", "serial number", "device id", "sim"), r"\d{12,20}"),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("MAC_ADDRESS", _SHAPES, context=_CONTEXT)
