"""Whether a page's text is what its picture shows: a text layer may lie, and a scan may cover other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from service.documents.formats.pdf.characters import Box, Character
from service.documents.ocr.recognised import SURE, PageText, TextLine, Word, on_page
from service.kit.folding import fold

_ALIKE = 72.0
_BAND = 24
_EDGE = 20_000
#: With this share of surely read words contradicted, the text is not what the page shows.
_DISAGREES = 0.3
_FEWEST = 2
_SHORT = 3
_LONG = 5


@dataclass(slots=True)
class Agreement:
    """`disagrees` for the page as a whole; lines that only the picture has; lines it has otherwise; characters found in it."""

    disagrees: bool = False
    only_in_picture: list[TextLine] = field(default_factory=list)
    otherwise: list[TextLine] = field(default_factory=list)
    found: set[int] = field(default_factory=set)


def agreement(characters: Sequence[Character], seen: PageText) -> Agreement:
    """Compare what stands at the place of each word that was read from the picture with that word."""
    bands = _banded(characters)
    result = Agreement()
    alike = clashes = 0
    for line in seen.lines:
        own = [_judged(word, characters, bands, seen, result) for word in line.words]
        alike += own.count(True)
        clashes += own.count(False)
        if own.count(None) > len(own) / 2:
            result.only_in_picture.append(line)
        elif any(verdict is False and len(word.text) >= _LONG for word, verdict in zip(line.words, own, strict=True)):
            result.otherwise.append(line)
    result.disagrees = clashes >= _FEWEST and clashes > _DISAGREES * (alike + clashes)
    return result


def _judged(word: Word, characters: Sequence[Character], bands: dict[int, list[int]], seen: PageText, result: Agreement) -> bool | None:
    """True for a word that the text has at its place, False for another word there, None for nothing there or doubt."""
    there = sorted(_at(on_page(word.box, seen.back), characters, bands))
    read = fold(word.text)
    result.found.update(there)
    if len(there) <= len(word.text) * 0.3:
        return None if any(map(str.isalnum, word.text)) and word.trust >= SURE else True
    said = fold("".join(characters[index].text for index in there))
    if not read or read in said or (said and said in read) or fuzz.ratio(read, said) >= _ALIKE:
        return True
    sure = word.trust >= SURE and sum(map(str.isalnum, read)) >= _SHORT
    return not (sure and fuzz.ratio(read, said[::-1]) < _ALIKE)


def _at(box: Box, characters: Sequence[Character], bands: dict[int, list[int]]) -> Iterator[int]:
    grow = (box[3] - box[1]) * 0.15
    bottom, top = box[1] - grow, box[3] + grow
    for band in range(_band(bottom), _band(top) + 1):
        for index in bands.get(band, ()):
            x, y = characters[index].middle
            if box[0] <= x <= box[2] and bottom <= y <= top:
                yield index


def _banded(characters: Sequence[Character]) -> dict[int, list[int]]:
    bands: dict[int, list[int]] = {}
    for index, character in enumerate(characters):
        if character.text.strip():
            bands.setdefault(_band(character.middle[1]), []).append(index)
    return bands


def _band(height: float) -> int:
    return int(min(max(height, -_EDGE), _EDGE) // _BAND)
