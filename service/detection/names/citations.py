"""Names of cited authors and of court cases: facts that keep rules read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.reading import Reading
from service.detection.sighting import Sighting
from service.domain.document import BlockKind

_SURNAME = (
    r"(?:(?:van|von|de|der|den|di|du|la|le|al|bin|ter)\s(?:(?:der|den|de|la)\s)?)?[A-ZÀ-ÞŁŚŻ][^\W\d_]{1,24}"
    r"(?:['-][A-Za-zÀ-ÿ][^\W\d_]{1,24}){0,2}"
)
_INITIALS = r"(?:[A-Z]\.?[ -]?){1,4}(?![a-z])"
_YEAR = r"(?:(?:19|20)\d{2}[a-z]?|in press|forthcoming|n\.d\.)"
_JOIN = r"(?:,? (?:and|&|a|ac) |, )"
_INVERTED = re.compile(rf"({_SURNAME}), {_INITIALS}(?=\s*(?:,|&|and|\(|;|\.|(?:19|20)\d\d))")
_BESIDE_YEAR = re.compile(rf"({_SURNAME}(?:{_JOIN}{_SURNAME}){{0,4}})(?: (?:et al\.?|and colleagues|and others))?(?:'s)?,? ?[(\[]{_YEAR}")
_BRACKETED = re.compile(
    rf"(?:[(\[;]|[(\[;][^()\[\]\n]{{1,40}}?(?:see|also|e\.g\.,?|cf\.?|by|in))\s?({_SURNAME}(?:{_JOIN}{_SURNAME}){{0,4}})(?:,? "
    rf"et al\.?)?,? {_YEAR}"
)
_ET_AL = re.compile(rf"({_SURNAME}),? et al\b")
_CASE = re.compile(
    rf"\b((?:R \([^()\n]{{2,60}}\)|R|Re|Regina|{_SURNAME}(?: {_SURNAME}){{0,3}}) v\.? (?:the )?{_SURNAME}(?: {_SURNAME}){{0,3}})"
)
#: Cases named by a party alone, in a list before one named in full: "Osman, Van Colle and Michael v Chief Constable".
_LISTED_CASES = re.compile(rf"((?:{_SURNAME}(?: {_SURNAME})?(?:, | and |, and )){{1,4}})(?={_SURNAME}(?: {_SURNAME})? v\.? )")
_ONE_PARTY = re.compile(
    rf"\b(?:see|following|applied in|applying|distinguish(?:ed|ing)|in the case of) (?:also )?({_SURNAME})(?=[.;,)]| at \[|\s\()"
)
_MANY_CASES = 2
_REFERENCES = re.compile(
    (
        r"(?:^|\n)[ \t#*\d.]{0,8}(?:references|bibliography|works cited|reference list|sources|further reading|cyfeiriadau|"
        r"llyfryddiaeth)[ \t:*]{0,4}(?=\n|$)"
    ),
    re.IGNORECASE,
)
_YEAR_IN_LINE = re.compile(r"[(\s,](?:19|20)\d{2}[a-z]?[).,;\s]")
_LATER_HEADING = frozenset({BlockKind.HEADING, BlockKind.SIGNATURE, BlockKind.MESSAGE_HEADER, BlockKind.DISCLAIMER, BlockKind.QUOTED})


def sight_citations(reading: Reading) -> Iterator[Sighting]:
    """See authors beside a year, in inverted order or before "et al.", and the parties of a case."""
    for pattern, reason in (
        (_INVERTED, "an author in a reference"),
        (_BESIDE_YEAR, "an author with a year"),
        (_BRACKETED, "an author with a year in brackets"),
        (_ET_AL, "an author with others"),
    ):
        for match in pattern.finditer(reading.text):
            if pattern is _INVERTED and not _YEAR_IN_LINE.search(reading.text, match.end(), match.end() + 160):
                continue
            yield Sighting(match.start(1), match.end(1), "CITED", "rule:citation", 0.9, reason)
    cases = list(_CASE.finditer(reading.text))
    short = [*_LISTED_CASES.finditer(reading.text), *_ONE_PARTY.finditer(reading.text)] if len(cases) >= _MANY_CASES else []
    for match in (*cases, *short):
        yield Sighting(match.start(1), match.end(1), "CASE_NAME", "rule:case-name", 0.9, "the parties of a court case")


def reference_ranges(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Return where reference lists stand: from their heading to the next heading, a signature or the end of the part."""
    found: list[tuple[int, int]] = []
    for match in _REFERENCES.finditer(reading.text):
        if found and match.start() < found[-1][1]:
            continue
        block = reading.block_at(match.end())
        part = reading.blocks[block].part
        end = match.end()
        lines = 0
        for line in re.finditer(r"[^\n]*(?:\n|$)", reading.text[match.end() : match.end() + 200_000]):
            at = match.end() + line.start()
            here = reading.blocks[min(reading.block_at(at), len(reading.blocks) - 1)]
            if here.part != part or (here.kind in _LATER_HEADING and lines):
                break
            text = line.group().strip()
            if text and not _YEAR_IN_LINE.search(f" {text} ") and len(text) < 60 and lines:
                break
            lines += bool(text)
            end = match.end() + line.end()
            if not line.group():
                break
        found.append((match.end(), end))
    return tuple(found)
