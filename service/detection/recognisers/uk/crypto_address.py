"""Addresses of crypto-currency wallets and personal payment links."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.matching import SURE, Identifier, Shape, compiled, guarded
from service.domain.finding import Class

CLASSES = {"CRYPTO": Class.DIRECT}

_SHAPES = (
    Shape(
        "wallet address",
        guarded(r"(?:bc1[ac-hj-np-z02-9]{25,60}|0x[a-fA-F0-9]{40}|[13][a-km-zA-HJ-NP-Z1-9]{26,34}(?=[^\w]|$))", case=True),
        alone=SURE,
        capitals=False,
    ),
    Shape(
        "personal payment link",
        compiled(
            r"(?<![\w.])(?:https?://)?(?:www\.)?(?:paypal\.me|monzo\.me|cash\.app|ko-fi\.com|justgiving\.com/fundraising"
            r"|gofundme\.com/f|patreon\.com)/[\w$.-]{2,80}"
        ),
        alone=SURE,
        needs=("paypal", "monzo", "cash.app", "ko-fi", "justgiving", "gofundme", "patreon"),
        capitals=False,
        reach=0,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("CRYPTO", _SHAPES)
