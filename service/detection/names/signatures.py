"""Names under a letter: the lines after "Yours sincerely", "Kind regards", "Yn gywir", and first lines of signature blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.lexicon import is_given, may_be_given, never_names, ordinary, words
from service.detection.reading import Reading, Word
from service.detection.sighting import Sighting
from service.domain.document import BlockKind

_CLOSING = re.compile(
    r"(?:^|[\n\t]|[.!]\s)[ \t>*]{0,6}(?:yours (?:sincerely|faithfully|truly|ever)|yours|sincerely|(?:with )?(?:very "
    r"|my )?(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)|regards|rgds|kr|best|all the best|(?:many )?thanks(?: "
    r"again| in advance)?|thank you(?: again| for reading)?|"
    r"cheers|ta|cheers then|respectfully|respectfully yours|in solidarity|take care|love|signed|yn gywir(?: iawn)?|yn ddiffuant|cofion(?: "
    r"cynnes| gorau| caredig)?|(?:gyda )?diolch(?: yn fawr)?(?: iawn)?|hwyl|dymuniadau gorau|gyda dymuniadau gorau|pob "
    r"hwyl)"
    r"[ \t]*[,.!:-]?[ \t]*(?:\n[ \t>]*){0,4}(?=[^\W\d_])",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n\t|]{1,80}")
#: A line that holds nothing but one given name: how notes are signed.
_LONE = re.compile(r"(?:^|\n)[ \t]{0,4}([^\W\d_][\w'-]{1,14})[ \t]*(?:x{1,3})?[ \t]*(?=\n|$)")
_FIRM = re.compile(r"\s(?:&|LLP|Ltd|PLC|plc|Limited|CIC|CIO|Inc|Solicitors|Trust|Council)\b|\s&\s")
_ROLE_PART = re.compile(r"\s*(?:[,|(]|\s-\s|\s–\s).*$")


#: A bracketed short name after a name, or on the line below it: "Agnieszka Wróbel (Aga)".
_NICK = re.compile(
    r"(?<![^\W_])([^\W\d_a-z][^\W\d_]{1,15})(?:[ -][^\W\d_a-z][\w'-]{0,20}){0,3}[ \n]{1,3}\(\"?([^\W\d_a-z][^\W\d_A-Z]{1,11})\"?\)"
)
#: Who writes, at the head of a paper: "Dr Jane Roe, Senior Lecturer, …".
_POSTS = (
    r"(?:lecturer|professor|reader|researcher|research|fellow|director|chief|head|chair|officer|manager|consultant|barrister|solicitor|student|"
    r"candidate|emeritus|retired|former|independent|practitioner|nurse|psychologist|trustee|secretary|editor|writing)"
)
_AUTHOR = re.compile(
    rf"(?:^|\n)[ \t]{{0,4}}(?:by )?(?P<name>(?:(?:Dr|Prof|Professor|Rev|Revd|Mr|Mrs|Ms|Miss|"
    rf"Mx)\.? )?[^\W\d_a-z][\w'.-]*(?: [^\W\d_][\w'.-]*){{1,4}}),"
    rf" (?=(?:[\w-]+ ){{0,3}}(?i:{_POSTS})\b)[^\n]{{4,140}}(?=\n|$)"
)
_HEAD = 700


def sight_signatures(reading: Reading) -> Iterator[Sighting]:
    """See names that close a letter or open a signature block."""
    for match in _CLOSING.finditer(reading.text):
        yield from _name_line(reading, match.end(), "signs below a closing phrase")
    for match in _LONE.finditer(reading.text):
        if may_be_given(match[1].lower()) and match[1][0].isupper():
            yield Sighting(match.start(1), match.end(1), "PERSON", "rule:signature", 0.9, "stands alone where a letter is signed")
    for match in _NICK.finditer(reading.text):
        short = match[2].lower()
        if (
            may_be_given(match[1].lower())
            and (short not in ordinary() or may_be_given(short))
            and short not in words("titles") | words("places")
        ):
            yield Sighting(match.start(2), match.end(2), "PERSON", "rule:nickname", 0.88, "a short name in brackets after the name")
    for match in _AUTHOR.finditer(reading.text, 0, _HEAD):
        yield from _name_line(reading, match.start("name"), "heads the paper with a post")
    for index, block in enumerate(reading.blocks[: len(reading.spans)]):
        if block.kind is BlockKind.SIGNATURE and reading.spans[index].start < reading.spans[index].end:
            start = reading.spans[index].start
            while start < reading.spans[index].end and not reading.text[start].isalpha():
                start += 1
            yield from _name_line(reading, start, "opens a signature")


def _name_line(reading: Reading, at: int, reason: str) -> Iterator[Sighting]:
    line = _LINE.match(reading.text, at)
    if line is None:
        return
    text = _ROLE_PART.sub("", line.group())
    if _FIRM.search(line.group()):
        return
    found = [reading.words[index] for index in reading.words_in(at, at + len(text))]
    while found and found[0].lower in words("titles"):
        found = found[1:]
    if not 1 <= len(found) <= 5 or any(character.isdigit() for character in text) or not _like_a_name(found):
        return
    yield Sighting(found[0].start, found[-1].end, "PERSON", "rule:signature", 0.94, reason)


def _like_a_name(found: list[Word]) -> bool:
    """Say whether words look like a name alone on a line: capitals throughout, or a given name first in small letters."""
    if any(word.lower in never_names() and not may_be_given(word.lower) and len(word.text) > 1 for word in found):
        return False
    plain = [word for word in found if word.lower in ordinary() and not may_be_given(word.lower)]
    if len(found) == 1:
        return is_given(found[0].lower) or (found[0].capitalised and (may_be_given(found[0].lower) or not plain))
    if all(word.capitalised or len(word.text) <= 3 for word in found):
        return len(plain) < len(found) and (
            len(plain) == 0 or may_be_given(found[0].lower) or len(found[0].text) == 1 or found[0] not in plain
        )
    return is_given(found[0].lower) and not plain
