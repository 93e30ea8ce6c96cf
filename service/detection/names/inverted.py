"""Names with the surname first, as registers and tables write them: "SINGH, Harpreet", "Yaxley, Kieron (DOB …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.lexicon import is_given, may_be_given, ordinary, words
from service.detection.reading import Reading
from service.detection.sighting import Sighting

_CAPITAL = r"[^\W\d_a-z][\w'-]{1,24}"
_INVERTED = re.compile(
    rf"(?P<before>^|[\n\t|;:(\[]|\d[.)]?)[ \t]*(?P<surname>{_CAPITAL}(?:[ ]{_CAPITAL})?), ?(?P<given>{_CAPITAL})"
    rf"(?P<more>(?: [^\W\d_a-z]\.?| {_CAPITAL})?)(?=[ \t]*(?:[\n\t|;)(<,/\]]|$|-|\d|DOB|dob|born|aged|\. ))"
)
_SHOUTED = re.compile(
    rf"(?<![\w])(?P<surname>[^\W\d_a-z]{{2,24}}(?:[- '][^\W\d_a-z]{{2,24}}){{0,2}}), ?(?P<given>{_CAPITAL})(?P<more>)(?![\w])"
)


#: "ALLARDYCE Finlay" in a cell or line of its own.
_NO_COMMA = re.compile(
    rf"(?:^|[\n\t|])[ \t]*(?P<surname>(?:Mc|Mac|O')?[^\W\d_a-z]{{3,24}}(?:[- '][^\W\d_a-z]{{2,24}}){{0,2}})"
    rf" (?P<given>{_CAPITAL})(?P<more>(?: {_CAPITAL})?)"
    rf"(?=[ \t]*(?:[\n\t|(,<]|$))"
)


def sight_inverted(reading: Reading) -> Iterator[Sighting]:
    """See surname, comma, given name where a cell or line begins, or anywhere when the surname is in capitals."""
    for pattern in (_INVERTED, _SHOUTED, _NO_COMMA):
        for match in pattern.finditer(reading.text):
            surname, given = match["surname"], match["given"].lower()
            if not may_be_given(given) or (given in ordinary() and not surname.isupper()):
                continue
            plain = (
                word in words("places") or (word in ordinary() and not may_be_given(word)) for word in re.split(r"[- ]", surname.lower())
            )
            if not surname.isupper() and any(plain):
                continue
            if match["given"].isupper() or (surname.isupper() and not is_given(given) and pattern is not _NO_COMMA):
                continue
            yield Sighting(
                match.start("surname"), match.end("more"), "PERSON", "rule:inverted", 0.9, "surname and given name with a comma between"
            )
