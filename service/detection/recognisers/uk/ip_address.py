"""Internet addresses of version 4 and 6; not version or paragraph numbers."""

from __future__ import annotations

from ipaddress import ip_address

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.matching import LOOK, SURE, Identifier, Shape, compiled, words
from service.domain.finding import Class

CLASSES = {"IP_ADDRESS": Class.QUASI}


def _address(value: str) -> bool:
    try:
        parsed = ip_address(value.split("/", maxsplit=1)[0].split("%", maxsplit=1)[0])
    except ValueError:
        return False
    return not parsed.is_unspecified and not parsed.is_loopback


def _large(value: str) -> bool:
    return _address(value) and sum(int(part) > 20 for part in value.split(".")) >= 2


_CONTEXT = words("ip|ip address|ipv[46]|server|host|network|router|logged in|login")
_REFUSED = compiled(r"(?:\bv|\bversion|\bver\.?|\brelease|\bparagraphs?|\bparas?\.?|\bsection|\bsections|\brule|\bclause) ?\x1f")
_SHAPES = (
    Shape(
        "internet address (version 4)",
        compiled(r"(?<![\w.-])(?<!v)(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?(?![\w-])(?!\.\d)"),
        alone=LOOK,
        near=SURE,
        check=_address,
        check_says="",
        capitals=False,
    ),
    Shape(
        "internet address (version 4) of large numbers",
        compiled(r"(?<![\w.-])(?:[1-9]\d{1,2}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?![\w-])(?!\.\d)"),
        alone=SURE,
        check=_large,
        check_says="",
        capitals=False,
    ),
    Shape(
        "internet address (version 6)",
        compiled(r"(?<![\w:.])(?=[0-9a-f:]{0,8}:[0-9a-f:]{0,40}:)[0-9a-f:]{3,39}(?:%\w{1,10})?(?![\w:])"),
        alone=SURE,
        check=_address,
        check_says="",
        capitals=False,
        reach=0,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("IP_ADDRESS", _SHAPES, context=_CONTEXT, refused=_REFUSED)
