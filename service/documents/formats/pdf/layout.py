"""Characters to lines, lines to columns: reading order of a page from where its characters stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.documents.formats.pdf.characters import Box, Character, Look, around
from service.documents.formats.pdf.letterspacing import closed_up

_GAP_IS_SPACE = 0.18
_GAP_IS_COLUMN = 1.15
_GUTTER = 9.0
_SAME_LINE = 0.35
_STRIP = 0.2
_PROSE = 20
_LONG_CELL = 5
_MOST_DEEP = 24


@dataclass(frozen=True)
class Line:
    """Characters of one line (or of one cell of it) from left to right, blanks put in."""

    characters: tuple[Character, ...]
    #: Set on a line that holds the place of a whole ruled table.
    table: int | None = None

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
    row_base = row_height = 0.0
    for minus_base, _, _, character in sorted(_ranked(characters)):
        height = character.box[3] - character.box[1]
        if rows and row_base + minus_base <= max(row_height, height) * _SAME_LINE:
            rows[-1].append(character)
        else:
            rows.append([character])
            row_base, row_height = -minus_base, height
    return [line for row in rows for line in pieces_of(closed_up(sorted(row, key=_left)))]


def _ranked(characters: Sequence[Character]) -> Iterator[tuple[float, float, int, Character]]:
    for number, character in enumerate(characters):
        left, bottom, _, top = character.box
        yield -(bottom + (top - bottom) * 0.25), left, number, character


def _left(character: Character) -> float:
    return character.box[0]


def pieces_of(row: list[Character]) -> Iterator[Line]:
    """Yield a row of characters from left to right as lines, parted at wide gaps, blanks put in at narrow ones."""
    current: list[Character] = []
    last_solid_right = 0.0
    for character in row:
        solid = not character.text.isspace()
        if not current:
            if solid:
                current.append(character)
                last_solid_right = character.box[2]
            continue
        before = current[-1]
        before_solid = not before.text.isspace()
        left, height = character.box[0], max(character.look.size, 1.0)
        if solid and left - last_solid_right > height * _GAP_IS_COLUMN:
            yield _trimmed(current)
            current = [character]
            last_solid_right = character.box[2]
            continue
        if before.text == character.text and solid and _doubled(before, character):
            continue
        if solid and before_solid and left - before.box[2] > height * _GAP_IS_SPACE:
            current.append(Character(" ", (before.box[2], character.box[1], left, character.box[3]), before.look, before.hidden))
        if solid or before_solid:
            current.append(character)
        if solid:
            last_solid_right = character.box[2]
    if current:
        yield _trimmed(current)


def _doubled(before: Character, character: Character) -> bool:
    """Bold made by printing twice is one character; two letters of one text object never are."""
    return before.look is not character.look and abs(before.box[0] - character.box[0]) < character.look.size * 0.08


def _trimmed(row: list[Character]) -> Line:
    while row and not row[-1].text.strip():
        row.pop()
    return Line(tuple(row))


def table_line(number: int, box: Box) -> Line:
    """Return a line that keeps the place of a ruled table among the other lines."""
    return Line((Character("\ufffc", box, Look()),), number)


def regions(lines: Sequence[Line], depth: int = 0) -> Iterator[list[Line]]:
    """Yield groups of lines in reading order: a page is cut at gutters that run through prose, else left whole."""
    cut = _column_cut(lines) if len(lines) >= 6 and depth < _MOST_DEEP else None
    if cut is None:
        if lines:
            yield _down(lines)
        return
    for group in cut:
        yield from regions(group, depth + 1)


def _down(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.box[1], 1), line.box[0]))


def _column_cut(lines: Sequence[Line]) -> tuple[list[Line], ...] | None:
    """Look for one gutter with prose on both sides; lines that cross it cut the page from side to side."""
    boxes = [(line, line.box) for line in lines]
    page_left, page_right = min(box[0] for _, box in boxes), max(box[2] for _, box in boxes)
    width = page_right - page_left
    for step in range(8, 33):
        x = page_left + width * step / 40
        left = [(line, box) for line, box in boxes if box[2] <= x + 1]
        right = [(line, box) for line, box in boxes if box[0] >= x - 1]
        if not _is_column(left, x - page_left) or not _is_column(right, page_right - x):
            continue
        if min(box[0] for _, box in right) - max(box[2] for _, box in left) < _GUTTER:
            continue
        if _are_rows([line for line, _ in left], [line for line, _ in right]):
            continue
        crossing = [(line, box) for line, box in boxes if box[0] < x - 1 and box[2] > x + 1]
        top = min(max(box[3] for _, box in left), max(box[3] for _, box in right))
        bottom = max(min(box[1] for _, box in left), min(box[1] for _, box in right))
        between = [box for _, box in crossing if bottom < (box[1] + box[3]) / 2 < top]
        if between:
            if len(between) > max(3, len(lines) * 0.1):
                continue
            return _bands(boxes, max(between, key=lambda box: box[3]))
        upper = [line for line, box in crossing if box[1] >= top - 1]
        lower = [line for line, box in crossing if box[1] < top - 1]
        return upper, [line for line, _ in left], [line for line, _ in right], lower
    return None


def _bands(boxes: Sequence[tuple[Line, Box]], across: Box) -> tuple[list[Line], ...]:
    """Cut a page from side to side at a line that runs over both columns."""
    middle = (across[1] + across[3]) / 2
    above = [line for line, box in boxes if box != across and (box[1] + box[3]) / 2 > middle]
    level = [line for line, box in boxes if box == across]
    below = [line for line, box in boxes if box != across and (box[1] + box[3]) / 2 <= middle]
    return above, level, below


def bands_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines from top to bottom, parted where a blank strip runs through all of them."""
    bands: list[list[Line]] = []
    low = 0.0
    for line in sorted(lines, key=lambda line: -line.box[3]):
        if bands and line.box[3] > low - line.look.size * _STRIP:
            bands[-1].append(line)
            low = min(low, line.box[1])
        else:
            bands.append([line])
            low = line.box[1]
    return bands


def _are_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Say whether pieces beside one another are rows of wrapped cells: short, parted by blank strips, and seldom equally long.

    Columns of prose may share a blank strip by chance, but between two of them both are full.
    """
    bands = bands_of([*left, *right])
    ones = {id(line) for line in left}
    counts = [(sum(1 for line in band if id(line) in ones), len(band)) for band in bands]
    sides = [(one, both - one) for one, both in counts]
    if len(bands) < 3 or any(min(side) >= _LONG_CELL for side in sides):
        return False
    wrapped = [side for side in sides if max(side) > 1]
    return sum(1 for one, other in wrapped if one != other) > len(wrapped) * 0.3


def _is_column(side: Sequence[tuple[Line, Box]], width: float) -> bool:
    """Prose fills its column and has some words to a line; cells of a table do not."""
    if len(side) < 3:
        return False
    wide = sum(1 for _, box in side if box[2] - box[0] > width * 0.55)
    long = sum(1 for line, _ in side if len(line.characters) >= _PROSE)
    return min(wide, long) >= max(3, len(side) * 0.5)
