"""Lines of one page to blocks: paragraphs, headings, list items, footnotes, table cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.documents.formats.pdf.characters import Box, Character, around, turn_box
from service.documents.formats.pdf.layout import Line
from service.documents.formats.pdf.tables import TableRow, table_at
from service.domain.document import Anchor, Block, BlockKind, Cell, Inline, InlineKind, Span

_BULLET = re.compile(r"(?:[-–—•‣◦▪●○\uf0b7\uf0a7*·]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\([ivxlc]{1,6}\))\s{1,4}(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]")
_NOTE = re.compile(r"(\d{1,3}|[*†‡])\s{0,3}\S")
_ENDED = (".", "!", "?", ":", ";", "…", ".”", ".’", '."')


@dataclass(frozen=True, slots=True)
class Sizes:
    """Letter sizes of the document: the body's, and those of headings from large to small."""

    body: float
    headings: tuple[float, ...] = ()

    def heading_level(self, size: float) -> int:
        """Return the level of a heading of this size, 0 for body text."""
        return next((level for level, heading in enumerate(self.headings, 1) if abs(heading - size) < 0.6), 0)


@dataclass(frozen=True, slots=True)
class Place:
    """The page that blocks come from."""

    number: int
    angle: int
    box: Box
    links: tuple[tuple[Box, str], ...] = ()


def blocks_of(lines: Sequence[Line], sizes: Sizes, place: Place, table_prefix: str) -> Iterator[Block]:
    """Yield the blocks of one region in order."""
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    current: list[Line] = []
    at = 0
    while at < len(lines):
        table = table_at(lines, at)
        if table:
            if current:
                yield paragraph(current, sizes, place, left, right)
                current = []
            yield from _table(table, place, f"{table_prefix}-{at}")
            at += sum(len(row.lines) for row in table)
            continue
        line = lines[at]
        if current and _starts_anew(current, line, sizes, left, right):
            yield paragraph(current, sizes, place, left, right)
            current = []
        current.append(line)
        at += 1
    if current:
        yield paragraph(current, sizes, place, left, right)


def _starts_anew(current: Sequence[Line], line: Line, sizes: Sizes, left: float, right: float) -> bool:
    before = current[-1]
    size = max(before.look.size, 1.0)
    if abs(before.look.size - line.look.size) > max(1.0, size * 0.12):
        return True
    if _is_heading(before, sizes) != _is_heading(line, sizes):
        return True
    pitch = before.box[1] - line.box[1]
    usual = current[-2].box[1] - before.box[1] if len(current) > 1 else size * 1.6
    if pitch > max(usual * 1.25, size * 1.05) + 0.5 or pitch > size * 2.2 or pitch < -size:
        return True
    if _BULLET.match(line.text):
        return True
    width = max(right - left, 1.0)
    short = before.box[2] < right - width * 0.15
    indented = line.box[0] - before.box[0] > size * 0.8 and not _BULLET.match(current[0].text)
    return before.text.endswith(_ENDED) and (indented or (short and before.box[2] < right - width * 0.3))


def _is_heading(line: Line, sizes: Sizes) -> bool:
    return bool(sizes.heading_level(line.look.size)) or (line.look.bold and all(c.look.bold for c in line.characters if c.text.strip()))


def paragraph(lines: Sequence[Line], sizes: Sizes, place: Place, left: float, right: float) -> Block:
    """Return lines as one block: broken lines joined by a blank, deliberate ones kept."""
    pieces: list[tuple[str, Character | None]] = []
    for number, line in enumerate(lines):
        if number:
            joint = _joint(lines[number - 1], line, left, right)
            pieces.extend([(joint, None)] if joint else [])
        pieces.extend((character.text, character) for character in line.characters)
    block = _block(pieces, place)
    return _kinded(block, lines, sizes, left)


def _joint(before: Line, line: Line, left: float, right: float) -> str:
    if before.text.endswith(("-", "\u2010", "\u00ad")) and line.text[:1].islower():
        return ""
    first_word = _first_word_width(line)
    short = before.box[2] - left < (right - left) * 0.55 and before.box[2] + first_word < right - before.look.size
    deliberate = short and not line.text[:1].islower() and right - left > 150
    return "\n" if deliberate else " "


def _first_word_width(line: Line) -> float:
    word = []
    for character in line.characters:
        if not character.text.strip():
            break
        word.append(character)
    return word[-1].box[2] - word[0].box[0] if word else 0.0


def _kinded(block: Block, lines: Sequence[Line], sizes: Sizes, left: float) -> Block:
    look = lines[0].look
    level = sizes.heading_level(look.size)
    if level and len(block.text) < 300:
        return replace(block, kind=BlockKind.HEADING, level=level)
    if _is_heading(lines[0], sizes) and len(block.text) < 120 and len(lines) < 3 and not block.text.endswith((".", ",", ";")):
        return replace(block, kind=BlockKind.HEADING, level=len(sizes.headings) + 1)
    bullet = _BULLET.match(block.text)
    if bullet:
        depth = 1 + min(8, max(0, int((lines[0].box[0] - left) // 30)))
        return replace(block, kind=BlockKind.LIST_ITEM, level=depth, ordered=bool(_NUMBERED.match(block.text)))
    return block


def note(block: Block) -> Block:
    """Return a block of small letters at a page's foot as the footnote its number says it is."""
    match = _NOTE.match(block.text)
    return replace(block, kind=BlockKind.FOOTNOTE, note=match.group(1)) if match else block


def _block(pieces: Sequence[tuple[str, Character | None]], place: Place) -> Block:
    text = "".join(piece for piece, _ in pieces)
    box = around(character.box for _, character in pieces if character is not None)
    anchor = Anchor("", None, None, None, place.number, rounded(turn_box(box, (360 - place.angle) % 360)))
    return Block(BlockKind.PARAGRAPH, text, "", anchor, inlines=tuple(_inlines(pieces, place)))


def rounded(box: Box) -> Box:
    """Return a box to a hundredth of a point."""
    left, bottom, right, top = (round(edge, 2) for edge in box)
    return left, bottom, right, top


def _inlines(pieces: Sequence[tuple[str, Character | None]], place: Place) -> Iterator[Inline]:
    solid = [character for piece, character in pieces if character is not None and piece.strip()]
    if not all(character.look.bold for character in solid):
        yield from _runs(pieces, InlineKind.BOLD, [c is not None and c.look.bold for _, c in pieces])
    if not all(character.look.italic for character in solid):
        yield from _runs(pieces, InlineKind.ITALIC, [c is not None and c.look.italic for _, c in pieces])
    for box, address in place.links:
        yield from _runs(pieces, InlineKind.LINK, [c is not None and _inside(c, box) for _, c in pieces], address)


def _runs(
    pieces: Sequence[tuple[str, Character | None]], kind: InlineKind, marked: Sequence[bool], value: str | None = None
) -> Iterator[Inline]:
    at = start = 0
    inside = False
    for (piece, character), mark in zip(pieces, marked, strict=True):
        goes_on = mark or (inside and character is None)
        if goes_on and not inside:
            start = at
        elif inside and not goes_on:
            yield Inline(kind, Span(start, at), value)
        inside = goes_on
        at += len(piece)
    if inside:
        yield Inline(kind, Span(start, at), value)


def _inside(character: Character, box: Box) -> bool:
    x, y = character.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _table(rows: Sequence[TableRow], place: Place, name: str) -> Iterator[Block]:
    columns = len(rows[0].starts)
    for number, row in enumerate(rows):
        for column in range(columns):
            lines = row.cells.get(column, ())
            if not lines:
                continue
            pieces: list[tuple[str, Character | None]] = []
            for line in lines:
                pieces.extend([(" ", None)] if pieces else [])
                pieces.extend((character.text, character) for character in line.characters)
            header = number == 0 and all(line.look.bold for line in lines)
            yield replace(_block(pieces, place), kind=BlockKind.TABLE_CELL, cell=Cell(name, number, column, header=header))
