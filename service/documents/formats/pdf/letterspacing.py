"""Letters set apart are closed up again, so that a name drawn letter by letter is a name.

Known by its even gaps: four letters or more, each alone, with the same blank between them; a wider one parts words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from service.documents.formats.pdf.characters import Character

#: Gaps and blanks as shares of the size of the letters.
_APART = 0.18
_TOO_WIDE = 1.9
#: Letters further apart than this are cells of a table.
_FURTHEST = 0.9
_WORD_GAP = 0.3
#: A gap this much wider than the narrowest parts words.
_WIDER = 1.4
_FEWEST = 4


def closed_up(row: Sequence[Character]) -> list[Character]:
    """Return a row from left to right in which letters set apart touch, with one blank where a wider gap parts words."""
    solid = [character for character in row if not character.text.isspace()]
    gaps = [_gap(one, other) for one, other in pairwise(solid)]
    if sum(_APART < gap < _TOO_WIDE for gap in gaps) < _FEWEST - 1:
        return list(row)
    runs = [(start, end) for start, end in _runs(gaps) if _is_spaced(solid[start : end + 1], gaps[start:end])]
    if not runs:
        return list(row)
    return sorted((*_outside(row, solid, runs), *(each for start, end in runs for each in _closed(solid, gaps, start, end))), key=_left)


def _gap(one: Character, other: Character) -> float:
    return (other.box[0] - one.box[2]) / max(one.look.size, 1.0)


def _left(character: Character) -> float:
    return character.box[0]


def _runs(gaps: Sequence[float]) -> list[tuple[int, int]]:
    """Return the stretches (first and last letter) in which every gap is one between letters set apart; a word's own end is no part."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for number, gap in enumerate((*gaps, _TOO_WIDE)):
        if _APART < gap < _TOO_WIDE:
            start = number if start is None else start
        elif start is not None:
            first = start + (start > 0 and gaps[start - 1] <= _APART)
            last = number - (gap <= _APART)
            if first < last:
                runs.append((first, last))
            start = None
    return runs


def _is_spaced(letters: Sequence[Character], gaps: Sequence[float]) -> bool:
    narrowest = min(gaps)
    close = sum(gap <= narrowest * _WIDER for gap in gaps)
    enough = len(letters) >= _FEWEST and sum(one.text.isalnum() for one in letters) >= _FEWEST
    return enough and narrowest <= _FURTHEST and close >= _FEWEST - 1 and close * 2 > len(gaps)


def _outside(row: Sequence[Character], solid: Sequence[Character], runs: Sequence[tuple[int, int]]) -> list[Character]:
    """Return what is in no run; blanks typed between the letters of one are dropped."""
    inside = {id(letter) for start, end in runs for letter in solid[start : end + 1]}
    edges = [(solid[start].box[0], solid[end].box[2]) for start, end in runs]
    return [
        character
        for character in row
        if id(character) not in inside
        and not (character.text.isspace() and any(left <= character.box[0] and character.box[2] <= right for left, right in edges))
    ]


def _closed(solid: Sequence[Character], gaps: Sequence[float], start: int, end: int) -> list[Character]:
    narrowest = min(gaps[start:end])
    made: list[Character] = []
    for number in range(start, end + 1):
        letter = solid[number]
        if number == end:
            made.append(letter)
            break
        left, bottom, _, top = letter.box
        until = solid[number + 1].box[0]
        if gaps[number] <= narrowest * _WIDER:
            made.append(letter._replace(box=(left, bottom, until, top)))
        else:
            blank = until - _WORD_GAP * max(letter.look.size, 1.0)
            made += [letter._replace(box=(left, bottom, blank, top)), letter._replace(text=" ", box=(blank, bottom, until, top))]
    return made
