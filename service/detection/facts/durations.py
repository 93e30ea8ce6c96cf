"""How long something lasted or how somebody is placed: lengths of service and sentence, counts of children, clock times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.facts.ages import NUMBER
from service.detection.reading import Reading
from service.detection.sighting import Sighting

_SPAN = (
    rf"(?:{NUMBER}|a|one|several)(?:[- ](?:and a half|odd))?[ -](?:years?|yrs?|months?|mths?|weeks?|days?|hours?|miles?)(?:'|(?![^\W_]))"
)
_LENGTH = re.compile(
    rf"(?<![^\W_])(?<!every )(?<!each )(?:for |after |over |nearly |almost |last )?(?P<id>{_SPAN}(?:' (?:service|sentence|tariff))?"
    rf"(?: (?:afterwards|later|as an? [^.,;\n]{{3,50}}|in (?:the )?[^.,;\n]{{3,40}}|on the [^.,;\n]{{3,30}}))?)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<![^\W_])(?P<id>(?:life|a life sentence|IPP|an IPP)(?:,? (?:with )?(?:a )?(?:minimum|"
    r"tariff) (?:term )?of)?(?: with)? \d{1,2}(?: years)?|"
    r"\d{1,2}(?:[ -]| and a half )(?:year|month|week)s? (?:sentence|custody|in prison|tariff|licence|order))",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    rf"\b(?:have|had|has|'ve|with|of) (?P<id>{NUMBER} (?:kids|children|childer|sons|daughters|babies|boys|girls|siblings|grandchildren))\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:at|about|around|since|until|by) (?P<id>(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?|(?:1[0-2]|[1-9]) ?[ap]\.?m\.?)(?![^\W_])"
)
_ROOM = re.compile(
    r"(?<![^\W_])(?P<id>(?:[a-h] )?(?:wing|landing|room|cell|pad|bed|bay|ward|house ?block|"
    r"unit) (?:\d{1,3}(?:-\d{1,3})?[a-z]?|[A-Z]\d{0,3})|"
    r"(?:blue|red|green|white|amber) watch)(?![^\W_])",
    re.IGNORECASE,
)
_UNIQUE = re.compile(
    r"(?<![^\W_])(?P<id>one of (?:two|three|only \w+)|newly qualified|my first (?:case|month|week|year)|"
    r"there's only one of me[^.;\n]{0,12}|"
    r"an? (?:small|rural|tiny) (?:office|team|station|airport|force|unit|village|town)[^.,;)\n]{0,40})(?![^\W_])",
    re.IGNORECASE,
)


def sight_durations(reading: Reading) -> Iterator[Sighting]:
    """See details that narrow somebody down without naming a day, an age or a place."""
    for pattern, reason in (
        (_SENTENCE, "the length of a sentence"),
        (_LENGTH, "how long it lasted"),
        (_CHILDREN, "how many children"),
        (_CLOCK, "the time of day"),
        (_ROOM, "a room, wing or watch"),
        (_UNIQUE, "says how few there are"),
    ):
        for match in pattern.finditer(reading.text):
            if match.end("id") > match.start("id"):
                kind = {_ROOM: "LOCATION"}.get(pattern, "QUASI")
                yield Sighting(match.start("id"), match.end("id"), kind, "rule:detail", 0.5, reason)
