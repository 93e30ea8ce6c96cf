"""Telephone numbers: every United Kingdom layout, extensions, and international numbers that the numbering plans know."""

from __future__ import annotations

import re

import phonenumbers
from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import ALONE_AFTER, CERTAIN, LOOK, SURE, Identifier, Shape, compiled, words
from service.domain.finding import Class

CLASSES = {"PHONE_NUMBER": Class.DIRECT}

_GAP = r"(?:[ .\n/-]|\) ?| - |  | ?\()?"
_EXTENSION = r"(?:(?:,? ?(?:ext(?:ension|n)?\.?|est(?:yniad)?\.?|x) ?|#)\d{2,6})?"
_START = r"(?<![^\W_])(?<![\d][-./,])(?<![£$€+])"
_HOME = re.compile(r"[^\d+]")
_CONTEXT = words(
    "tel|tele?phones?|phone(?:d|s)?|mob(?:ile)?|cell|fax|call(?:ed|s|ing)?|rang|ring|text(?:ed)?|whatsapp|signal|contact"
    "|dial|voicemail|pager|ext",
    "switchboard|helpline|landline|t|m|f|dd|ff[oô]n|ffonio|ffoniwch|symudol|rhif cyswllt",
)
_REFUSED_ISBN = words("isbn", "issn", "doi")


def is_of_national_plan(value: str) -> bool:
    """Return whether the digits are a number of the national plan; Ofcom's drama ranges count."""
    digits = re.sub(r"\D", "", _before_extension(value).replace("(0)", ""))
    digits = re.sub(r"^(?:00)?440?", "0", digits) if re.match(r"\s*\(?(?:\+|00)", value) or digits.startswith("44") else digits
    if not digits.startswith("0") or len(digits) not in {10, 11}:
        return False
    return re.fullmatch(r"0(?:1\d{8,9}|2\d{9}|3\d{9}|[578]\d{9}|800\d{6,7}|845464\d|500\d{6})", digits) is not None


def _known_abroad(value: str) -> bool:
    digits = _HOME.sub("", _before_extension(value).replace("(0)", ""))
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(digits, None)))
    except phonenumbers.NumberParseException:
        return False


def _misread(value: str) -> bool:
    """Return whether a number is one of the national plan when O is 0 and l is 1."""
    digits = re.sub(r"[ -]", "", value).translate(str.maketrans("OQolI", "00011"))
    return digits.isdigit() and sum(character.isdigit() for character in value) >= 6 and is_of_national_plan(digits)


def _before_extension(value: str) -> str:
    return re.split(r"[a-z#,]", value.lower(), maxsplit=1)[0]


_SHAPES = (
    Shape(
        "United Kingdom telephone number",
        compiled(
            rf"{_START}(?:\(?(?:\+|00) ?44\)?{_GAP}(?:\(0\) ?)?0?|\(?0{_GAP})(?:\d{_GAP}){{8,10}}(?<=\d)(?!\d){_EXTENSION}{ALONE_AFTER}"
        ),
        alone=SURE,
        near=CERTAIN,
        check=is_of_national_plan,
        check_says="within the national numbering plan",
        failed=LOOK,
        capitals=False,
        many=True,
    ),
    Shape(
        "United Kingdom telephone number without its plus",
        compiled(rf"{_START}44 ?(?:\(0\) ?)?(?:\d ?){{9,10}}(?<=\d)(?!\d){ALONE_AFTER}"),
        near=SURE,
        check=is_of_national_plan,
        check_says="within the national numbering plan",
        capitals=False,
        many=True,
    ),
    Shape(
        "international telephone number",
        compiled(rf"(?<![^\W_])\(?(?:\+|(?<!\d )(?<!\d)00)(?!44|0)(?:[ .()/-]{{0,2}}\d){{7,15}}(?!\d){_EXTENSION}{ALONE_AFTER}"),
        alone=SURE,
        near=CERTAIN,
        check=_known_abroad,
        check_says="possible in its country's numbering plan",
        failed=LOOK,
        capitals=False,
        many=True,
    ),
    Shape(
        "mobile number without its first nought",
        compiled(rf"{_START}7[1-57-9]\d{{2}}[ -]?\d{{3}}[ -]?\d{{3}}{ALONE_AFTER}"),
        near=SURE,
        capitals=False,
        many=True,
    ),
    Shape(
        "telephone number as a scanner read it",
        compiled(rf"{_START}[0OQ](?=[^\n]{{0,12}}[OQolI])[\dOQolI](?:[ -]?[\dOQolI]){{8,9}}{ALONE_AFTER}", case=True),
        alone=SURE,
        check=_misread,
        check_says="within the national numbering plan once letters are digits again",
    ),
    labelled(
        "labelled as a telephone number",
        ("tel(?:ephone)?", "phone", "mob(?:ile)?", "fax", "pager", "rhif ffôn", "ffôn", "airwave", "issi"),
        r"\(?\d[\d ()/-]{4,18}\d(?! ?\d)",
        score=SURE,
        needs=("tel", "phone", "mob", "fax", "pager", "ffôn", "airwave", "issi"),
    ),
    labelled(
        "labelled as an extension",
        ("ext(?:ension|n)?", "estyniad", "bleep", "bleeper"),
        r"\d{3,6}",
        score=SURE,
        needs=("ext", "estyniad", "bleep"),
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("PHONE_NUMBER", _SHAPES, context=_CONTEXT, refused=_REFUSED_ISBN)
