"""Ages of people: "aged 34", "34-year-old", "age: 34", "in her late forties", "34 oed", school years."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.matching import LOOK, SURE, Identifier, Shape, compiled
from service.domain.finding import Class

CLASSES = {"AGE": Class.QUASI}

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_AGE = rf"(?:1[01]\d|\d{{1,2}}|{_TENS}(?:[- ]{_SMALL})?|{_SMALL})(?![^\W_])(?![.,]\d|\s?%|-\d)"
_UNIT = r"(?:years?|yrs?|y|months?|mths?|weeks?|wks?|days?)"
_SHAPES = (
    Shape(
        "age in years, months or weeks",
        compiled(rf"(?<![^\W_])(?<![\d][-.,])(?P<id>{_AGE}[ -]?{_UNIT}[ -](?:old|of age)(?:s)?(?![^\W_]))"),
        alone=SURE,
        needs=("old", "of age"),
        capitals=False,
        reach=0,
    ),
    Shape("age in short form", compiled(r"(?<![^\W_])(?P<id>1?\d{1,2} ?(?:yo|y/o|yrs? old|y\.o\.))(?![^\W_])"), alone=SURE, capitals=False),
    Shape(
        "age after the word",
        compiled(
            rf"(?<![^\W_])(?:(?:now |then |just |only )?aged|age(?:[sd]? (?:is|was|of))?|oed(?:ran)?)\s?[:=]?\s{{1,2}}"
            rf"(?:only |just |about |around )?(?P<id>{_AGE})(?: (?:and|or|-) (?P<other>\d{{1,2}}))?(?! ?(?:and|or) (?:over"
            rf"|under|above|below|older))"
        ),
        alone=SURE,
        capitals=False,
        needs=("age", "oed"),
        reach=0,
    ),
    Shape(
        "age after a label",
        compiled(r"(?<![^\W_])(?:age|oedran|oed)(?: \([^()\n]{0,20}\))?[:=]\s{0,2}(?P<id>1?\d{1,2})(?![^\W_])"),
        alone=SURE,
        capitals=False,
        needs=("age", "oed"),
    ),
    Shape(
        "age in Welsh",
        compiled(r"(?<![^\W_])(?P<id>1?\d{1,2}(?: (?:mlwydd|blwydd|mlynedd|blynedd))? oed)(?![^\W_])"),
        alone=SURE,
        capitals=False,
        needs=("oed",),
    ),
    Shape(
        "age after turning it",
        compiled(
            rf"(?<![^\W_])(?:turn(?:ed|s|ing)?|(?:he|she|they|i) (?:was|is|were|am)|i'm|he's|she's) (?:only |just |now )?"
            rf"(?P<id>1?\d{{1,2}}|{_TENS}(?:[- ]{_SMALL})?)(?= (?:when|at the time|and|last|this|in|now|years?|then)"
            rf"|[,.;)])(?!\.\d| years? (?:in|into|later|ago|of|for|sentence))"
        ),
        alone=LOOK,
        capitals=False,
        reach=0,
    ),
    Shape(
        "age when something happened",
        compiled(r"(?<![^\W_])(?:at|by|since|from|until) (?:the age of|age) (?P<id>1?\d{1,2})(?![^\W_])"),
        alone=SURE,
        capitals=False,
        needs=("age",),
    ),
    Shape(
        "decade of somebody's age",
        compiled(
            r"(?<![^\W_])in (?:his|her|their|my) (?P<id>(?:early |mid |mid-|late )?(?:teens|twenties|thirties|forties"
            r"|fifties|sixties|seventies|eighties|nineties|[2-9]0s))(?![^\W_])"
        ),
        alone=SURE,
        capitals=False,
        needs=("in his", "in her", "in their", "in my"),
        reach=0,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("AGE", _SHAPES)
