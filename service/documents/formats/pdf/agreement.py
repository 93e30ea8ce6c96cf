"""Whether a page's text is what its picture shows: a text layer may lie, and a scan may cover other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from service.documents.formats.pdf.characters import Box, Character
from service.documents.ocr.recognised import SURE, PageText, TextLine, Word, on_page
from service.kit.folding import fold, fold_with_places

_ALIKE = 72.0
_BAND = 24
_EDGE = 20_000
#: With this share of surely read words contradicted, the text is not what the page shows.
_DISAGREES = 0.3
_FEWEST = 2
_SHORT = 3
_LONG = 5
#: Of a word's letters, what may stand at its place by chance.
_SOME = 0.3


@dataclass(slots=True)
class Agreement:
    """`disagrees` for the page as a whole; lines that only the picture has; lines it has otherwise; characters found in it."""

    disagrees: bool = False
    only_in_picture: list[TextLine] = field(default_factory=list)
    otherwise: list[TextLine] = field(default_factory=list)
    found: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Text:
    """The characters of a page, by bands of it, from edge to edge, and all of them folded."""

    characters: Sequence[Character]
    bands: dict[int, list[int]]
    left: float
    right: float
    folded: str


def agreement(characters: Sequence[Character], seen: PageText) -> Agreement:
    """Compare what stands at the place of each word that was read from the picture with that word."""
    lefts, rights = [c.box[0] for c in characters], [c.box[2] for c in characters]
    folded = fold("".join(character.text for character in characters))
    text = _Text(characters, _banded(characters), min(lefts, default=0.0), max(rights, default=0.0), folded)
    result = Agreement()
    alike = clashes = 0
    for line in seen.lines:
        own = [_judged(word, text, seen, result) for word in line.words]
        alike += own.count(True)
        clashes += own.count(False)
        if own.count(None) > len(own) / 2:
            result.only_in_picture.append(line)
        elif any(verdict is False and len(word.text) >= _LONG for word, verdict in zip(line.words, own, strict=True)):
            result.otherwise.append(line)
    result.disagrees = clashes >= _FEWEST and clashes > _DISAGREES * (alike + clashes)
    return result


def _judged(word: Word, text: _Text, seen: PageText, result: Agreement) -> bool | None:
    """True for a word that the text has at its place, False for another word there, None for nothing there or doubt."""
    place = on_page(word.box, seen.back)
    there = sorted(_at(place, text))
    read = fold(word.text)
    said = fold("".join(text.characters[index].text for index in there))
    if not read or (len(there) > len(word.text) * _SOME and _alike(read, said)):
        result.found.update(there)
        return True
    in_row = _in_row(read, place, text)
    if in_row:
        result.found.update(in_row)
        return True
    if len(read) >= _LONG and read in text.folded:
        return True
    result.found.update(there)
    if len(there) <= len(word.text) * _SOME:
        return None if word.trust >= SURE else True
    sure = word.trust >= SURE and len(read) >= _SHORT
    return not (sure and fuzz.ratio(read, said[::-1]) < _ALIKE)


def _alike(read: str, said: str) -> bool:
    return bool(said) and (read in said or said in read or fuzz.ratio(read, said) >= _ALIKE)


def _in_row(read: str, place: Box, text: _Text) -> list[int]:
    """Return the characters of a word that stands elsewhere in its row: a layer's letters may be narrower than those of the print."""
    if len(read) < _SHORT:
        return []
    row = sorted(_at((text.left, place[1], text.right, place[3]), text))
    folded = fold_with_places("".join(text.characters[index].text[:1] or " " for index in row))
    return [row[at] for start, end in folded.find_all(read) for at in range(start, end)]


def _at(box: Box, text: _Text) -> Iterator[int]:
    grow = (box[3] - box[1]) * 0.15
    bottom, top = box[1] - grow, box[3] + grow
    for band in range(_band(bottom), _band(top) + 1):
        for index in text.bands.get(band, ()):
            x, y = text.characters[index].middle
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
