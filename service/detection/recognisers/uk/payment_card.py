"""Payment card numbers that pass Luhn and start as an issuer's do."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.checksums import luhn
from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, alone, words
from service.domain.finding import Class

CLASSES = {"CREDIT_CARD": Class.DIRECT}

_CARD = r"(?:4\d{3}|5[0-8]\d{2}|2[2-7]\d{2}|6\d{3})[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,4}(?:[ -]?\d{3})?|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}"
_CONTEXT = words("card|visa|mastercard|amex|debit|credit|cerdyn")
_SHAPES = (
    Shape("payment card number", alone(_CARD), alone=SURE, near=CERTAIN, check=luhn, check_says="Luhn digit valid", failed=SURE, many=True),
    labelled("labelled as the end of a payment card", ("card ending", "card ending in", "ending in", "last four digits"), r"\d{4}"),
    labelled("labelled as a card's security code", ("cvv2?", "cvc", "security code"), r"\d{3,4}"),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("CREDIT_CARD", _SHAPES, context=_CONTEXT)
