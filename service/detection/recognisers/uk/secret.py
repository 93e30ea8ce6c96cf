"""Passwords, PINs and keys to systems: a leak to repair, whoever they belong to."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, compiled, guarded
from service.detection.recognisers.plain_text import WITH_LABEL
from service.domain.finding import Class

CLASSES = {"SECRET": Class.SECURITY}

_SHAPES = (
    Shape(
        "password after its label",
        compiled(
            r"(?<![^\W_])(?:password|passwd|passphrase|pwd|cyfrinair|pass ?word|memorable word|code ?word|wi-?fi key)(?: "
            r"(?:is|was|yw))?\s?[:=]\s?[\"']?(?P<id>[^\s\"']{3,60}[^\s\"',.;:)])"
        ),
        alone=SURE,
        needs=("pass", "pwd", "cyfrinair", "word", "key"),
        capitals=False,
        reach=0,
    ),
    Shape(
        "password in a sentence",
        compiled(
            r"(?<![^\W_])(?:password|passphrase|cyfrinair|memorable word)(?: (?:is|was|yw)) [\"']?(?P<id>"
            r"(?=[^\s\"']{0,30}[\d!@#$%^&*])[^\s\"']{4,60}[^\s\"',.;:)])"
        ),
        alone=SURE,
        needs=("pass", "cyfrinair", "word"),
        capitals=False,
        reach=0,
    ),
    Shape(
        "PIN after its label",
        compiled(
            r"(?<![^\W_])(?:pin|pin code|pin number|door code|key ?safe(?: code)?|entry code|alarm code|cod pin)(?: (?:is"
            r"|was|no\.?))?\s?[:=]?\s(?P<id>[#*]?\d{4,8}[#*]?)(?![^\W_])"
        ),
        alone=SURE,
        needs=("pin", "code", "safe"),
        capitals=False,
        reach=WITH_LABEL,
    ),
    Shape(
        "key of a cloud or code service",
        guarded(
            r"AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,60}|xox[abpr]-[A-Za-z0-9-]{10,80}|sk-[A-Za-z0-9_-]{20,100}"
            r"|AIza[0-9A-Za-z_-]{35}|eyJ[A-Za-z0-9_-]{10,400}\.[A-Za-z0-9_-]{10,400}\.[A-Za-z0-9_-]{10,400}",
            case=True,
        ),
        alone=CERTAIN,
        capitals=False,
        reach=0,
    ),
    Shape(
        "private key block",
        compiled(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"),
        alone=CERTAIN,
        needs=("private key",),
        capitals=False,
        reach=0,
    ),
    Shape(
        "key after its label",
        compiled(
            r"(?<![^\W_])(?:api[ _-]?key|secret[ _-]?key|access[ _-]?(?:key|token)|bearer|auth[ _-]?token)\s?[:=]?\s?[\"']?"
            r"(?P<id>(?=[A-Za-z0-9_.+/=-]{0,60}\d)[A-Za-z0-9_.+/=-]{16,200})"
        ),
        alone=SURE,
        needs=("key", "token", "bearer"),
        capitals=False,
        reach=WITH_LABEL,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("SECRET", _SHAPES)
