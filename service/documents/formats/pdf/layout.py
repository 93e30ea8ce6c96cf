"""Characters to lines, lines to columns: reading order of a page from where its characters stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.documents.formats.pdf.characters import Box, Character, Look, around

_GAP_IS_SPACE = 0.18
_GAP_IS_COLUMN = 1.15
_GUTTER = 9.0
_MOST_DEEP = 8


@dataclass(frozen=True)
class Line:
    """Characters of one line (or of one cell of it) from left to right, blanks put in."""

    characters: tuple[Character, ...]

    @cached_property
    def text(self) -> str:
        """The line as text."""
        return "".join(character.text for character in self.characters)

    @cached_property
    def box(self) -> Box:
        """The box around it."""
        return around(character.box for character in self.characters)

    @cached_property
    def look(self) -> Look:
        """The look of most of it."""
        looks = {id(character.look): character.look for character in self.characters}
        if len(looks) == 1:
            return self.characters[0].look
        votes = Counter(id(character.look) for character in self.characters)
        return looks[votes.most_common(1)[0][0]]


def lines_of(characters: Sequence[Character]) -> list[Line]:
    """Return the upright lines of a page, split where a gap is as wide as between columns."""
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda c: (-_baseline(c), c.box[0])):
        row = rows[-1] if rows else None
        if row is not None and abs(_baseline(row[0]) - _baseline(character)) <= _tolerance(row[0], character):
            row.append(character)
        else:
            rows.append([character])
    return [line for row in rows for line in _split(sorted(row, key=lambda c: c.box[0]))]


def _baseline(character: Character) -> float:
    return character.box[1] + (character.box[3] - character.box[1]) * 0.25


def _tolerance(one: Character, other: Character) -> float:
    return max(one.box[3] - one.box[1], other.box[3] - other.box[1]) * 0.35


def _split(row: list[Character]) -> Iterator[Line]:
    current: list[Character] = []
    for character in row:
        if not current:
            if character.text.strip():
                current.append(character)
            continue
        before = current[-1]
        last_solid = next((c for c in reversed(current) if c.text.strip()), before)
        height = max(character.look.size, 1.0)
        if character.text.strip() and character.box[0] - last_solid.box[2] > height * _GAP_IS_COLUMN:
            yield _trimmed(current)
            current = [character]
            continue
        if _doubled(before, character):
            continue
        if character.box[0] - before.box[2] > height * _GAP_IS_SPACE and character.text.strip() and before.text.strip():
            gap = (before.box[2], character.box[1], character.box[0], character.box[3])
            current.append(Character(" ", gap, before.look, before.hidden))
        if character.text.strip() or before.text.strip():
            current.append(character)
    if current:
        yield _trimmed(current)


def _doubled(before: Character, character: Character) -> bool:
    """Bold made by printing twice is one character."""
    return (
        before.text == character.text
        and bool(character.text.strip())
        and abs(before.box[0] - character.box[0]) < character.look.size * 0.08
    )


def _trimmed(row: list[Character]) -> Line:
    while row and not row[-1].text.strip():
        row.pop()
    return Line(tuple(row))


def regions(lines: Sequence[Line], depth: int = 0) -> Iterator[list[Line]]:
    """Yield groups of lines in reading order: a page is cut at gutters that run through prose, else left whole."""
    if len(lines) < 6 or depth > _MOST_DEEP:
        if lines:
            yield _down(lines)
        return
    for upper, left, right, lower in _column_cuts(lines):
        yield from regions(upper, depth + 1)
        yield from regions(left, depth + 1)
        yield from regions(right, depth + 1)
        yield from regions(lower, depth + 1)
        return
    yield _down(lines)


def _down(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.box[1], 1), line.box[0]))


def _column_cuts(lines: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line], list[Line], list[Line]]]:
    """Look for one gutter with prose on both sides; lines that cross it go before or after."""
    boxes = [(line, line.box) for line in lines]
    page_left, page_right = min(box[0] for _, box in boxes), max(box[2] for _, box in boxes)
    width = page_right - page_left
    for step in range(8, 33):
        x = page_left + width * step / 40
        left = [(line, box) for line, box in boxes if box[2] <= x + 1]
        right = [(line, box) for line, box in boxes if box[0] >= x - 1]
        crossing = [(line, box) for line, box in boxes if box[0] < x - 1 and box[2] > x + 1]
        if not _is_column(left, x - page_left) or not _is_column(right, page_right - x):
            continue
        if min(box[0] for _, box in right) - max(box[2] for _, box in left) < _GUTTER:
            continue
        top = min(max(box[3] for _, box in left), max(box[3] for _, box in right))
        bottom = max(min(box[1] for _, box in left), min(box[1] for _, box in right))
        if any(bottom < (box[1] + box[3]) / 2 < top for _, box in crossing):
            continue
        upper = [line for line, box in crossing if box[1] >= top - 1]
        lower = [line for line, box in crossing if box[1] < top - 1]
        yield upper, [line for line, _ in left], [line for line, _ in right], lower
        return


def _is_column(side: Sequence[tuple[Line, Box]], width: float) -> bool:
    """Prose fills its column; cells of a table do not."""
    if len(side) < 3:
        return False
    wide = sum(1 for _, box in side if box[2] - box[0] > width * 0.55)
    return wide >= max(3, len(side) * 0.5)
