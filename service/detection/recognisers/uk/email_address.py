"""E-mail addresses at any domain, in international letters, percent-coded, and written to hide from machines."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.matching import CERTAIN, LOOK, SURE, Identifier, Shape, compiled, words
from service.domain.finding import Class

CLASSES = {"EMAIL_ADDRESS": Class.DIRECT}

_LOCAL = r"(?<![@\w.!#$%&*+/=?^`{|}~-])[^\W_](?:[\w.!#$%&'*+=?^`{|}~-]{0,63}+(?<![.,;:]))"
_LABEL = r"[^\W_](?:[\w-]{0,62})"
_DOMAIN = rf"(?:{_LABEL}\.){{1,6}}[^\W\d_][^\W_]{{1,23}}"
_TOP = r"(?:co\.uk|org\.uk|gov\.uk|ac\.uk|nhs\.uk|me\.uk|police\.uk|uk|wales|cymru|scot|com|org|net|eu|ie|info|io|example|test|invalid)"
_AT = r"(?:\s?[\[({<]\s?(?:at|@|ar)\s?[\])}>]\s?|\s@\s)"
_DOT = r"(?:\s?[\[({<]\s?(?:dot|\.|dod)\s?[\])}>]\s?| (?:dot|DOT|dod) |\.)"
_WORD = r"(?<![\w.-])[^\W_][\w.+-]{0,63}"
_CONTEXT = words("e-?mail(?:s|ed)?|e-?bost|contact|write to|reach|reply|cysylltu")
_SHAPES = (
    Shape("e-mail address", compiled(rf"{_LOCAL}@\s?{_DOMAIN}(?![^\W_])"), alone=CERTAIN, needs=("@",), capitals=False, reach=0),
    Shape(
        "e-mail address at an IP address or host",
        compiled(rf"{_LOCAL}@(?:\[[\da-f:.]{{3,45}}\]|localhost\b|\d{{1,3}}(?:\.\d{{1,3}}){{3}}\b)"),
        alone=SURE,
        needs=("@",),
        capitals=False,
        reach=0,
    ),
    Shape("percent-coded e-mail address", compiled(rf"[\w.+-]{{1,64}}+%40{_DOMAIN}"), alone=SURE, needs=("%40",), capitals=False, reach=0),
    Shape(
        "e-mail address in hidden spelling",
        compiled(rf"{_WORD}(?:{_DOT}[\w-]{{1,40}}){{0,3}}?{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_DOT}[^\W\d_]{{2,24}}(?![^\W_])"),
        alone=SURE,
        needs=("at]", "at)", "at}", "at>", "at ]", "at )", "ar]", "ar)", " @ ", "[@]", "(@)"),
        capitals=False,
        reach=0,
    ),
    Shape(
        "e-mail address in spoken spelling",
        compiled(rf"{_WORD}(?: dot [\w-]{{1,40}}){{0,3}}? at {_LABEL}(?: dot {_LABEL}){{0,4}} dot [^\W\d_]{{2,24}}(?![^\W_])"),
        alone=LOOK,
        near=SURE,
        needs=(" dot ",),
        capitals=False,
        reach=0,
    ),
    Shape(
        "e-mail address with its dot lost",
        compiled(rf"{_LOCAL}@[^\W_][\w-]{{1,40}} {_TOP}(?![^\W_])"),
        alone=LOOK,
        needs=("@",),
        capitals=False,
        reach=0,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("EMAIL_ADDRESS", _SHAPES, context=_CONTEXT)
