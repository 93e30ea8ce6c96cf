"""Lines of one page to blocks: paragraphs, headings, list items, footnotes, table cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.documents.formats.pdf.cells import RuledTable
from service.documents.formats.pdf.characters import Box, Character, around, turn_box
from service.documents.formats.pdf.hyphens import joint
from service.documents.formats.pdf.layout import Line
from service.documents.formats.pdf.tables import TableRow, table_at
from service.domain.document import Anchor, Block, BlockKind, Cell, Inline, InlineKind, Span, WordPlace

_BULLET = re.compile(r"(?:[-–—•‣◦▪●○\uf0b7\uf0a7*·]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\([ivxlc]{1,6}\))\s{1,4}(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]")
_NOTE = re.compile(r"(\d{1,3}|[*†‡])(?![\d/.,:%–-])\s{0,3}\S")
_ENDED = (".", "!", "?", ":", ";", "…", ".”", ".’", '."')


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in the document: the body's letter size, those of headings from large to small, and its words."""

    body: float
    headings: tuple[float, ...] = ()
    words: frozenset[str] = frozenset()

    def heading_level(self, size: float) -> int:
        """Return the level of a heading of this size, 0 for body text."""
        return next((level for level, heading in enumerate(self.headings, 1) if abs(heading - size) < 0.6), 0)


@dataclass(frozen=True, slots=True)
class Place:
    """The page that blocks come from; with `by_word` blocks know the place of each of their words."""

    number: int
    angle: int
    box: Box
    links: tuple[tuple[Box, str], ...] = ()
    by_word: bool = False


def blocks_of(lines: Sequence[Line], usual: Usual, place: Place, table_prefix: str, tables: Sequence[RuledTable] = ()) -> Iterator[Block]:
    """Yield the blocks of one region in order."""
    prose = [line for line in lines if line.table is None]
    left, right = min((line.box[0] for line in prose), default=0.0), max((line.box[2] for line in prose), default=0.0)
    edges = (left, right)
    waiting: list[Line] = []
    for number, line in enumerate(lines):
        if line.table is None:
            waiting.append(line)
            continue
        yield from _flow(waiting, usual, place, edges, f"{table_prefix}-{number}")
        waiting = []
        yield from _ruled(tables[line.table], usual, place, f"{table_prefix}-{number}-ruled")
    yield from _flow(waiting, usual, place, edges, table_prefix)


def _flow(lines: Sequence[Line], usual: Usual, place: Place, edges: tuple[float, float], table_prefix: str) -> Iterator[Block]:
    left, right = edges
    current: list[Line] = []
    at = 0
    while at < len(lines):
        table = table_at(lines, at)
        if table:
            if current:
                yield paragraph(current, usual, place, left, right)
                current = []
            yield from _table(table, usual, place, f"{table_prefix}-{at}")
            at += sum(len(row.lines) for row in table)
            continue
        line = lines[at]
        if current and _starts_anew(current, line, usual, left, right):
            yield paragraph(current, usual, place, left, right)
            current = []
        current.append(line)
        at += 1
    if current:
        yield paragraph(current, usual, place, left, right)


def _starts_anew(current: Sequence[Line], line: Line, usual: Usual, left: float, right: float) -> bool:
    before = current[-1]
    size = max(before.look.size, 1.0)
    if abs(before.look.size - line.look.size) > max(1.0, size * 0.12):
        return True
    if _is_heading(before, usual) != _is_heading(line, usual):
        return True
    pitch = before.box[1] - line.box[1]
    expected = current[-2].box[1] - before.box[1] if len(current) > 1 else size * 1.6
    if pitch > max(expected * 1.25, size * 1.05) + 0.5 or pitch > size * 2.2 or pitch < -size:
        return True
    if _BULLET.match(line.text):
        return True
    width = max(right - left, 1.0)
    short = before.box[2] < right - width * 0.15
    indented = line.box[0] - before.box[0] > size * 0.8 and not _BULLET.match(current[0].text)
    return before.text.endswith(_ENDED) and (indented or (short and before.box[2] < right - width * 0.3))


def _is_heading(line: Line, usual: Usual) -> bool:
    return bool(usual.heading_level(line.look.size)) or (line.look.bold and all(c.look.bold for c in line.characters if c.text.strip()))


def paragraph(lines: Sequence[Line], usual: Usual, place: Place, left: float, right: float) -> Block:
    """Return lines as one block: broken lines joined by a blank, deliberate ones kept."""
    return _kinded(_block(_pieces(lines, usual, left, right), place), lines, usual, left)


def _pieces(lines: Sequence[Line], usual: Usual, left: float, right: float) -> list[tuple[str, Character | None]]:
    pieces: list[tuple[str, Character | None]] = []
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            off, between = joint(before.text, line.text, usual.words)
            if off:
                pieces.pop()
            elif between and _is_deliberate(before, line, left, right):
                between = "\n"
            pieces.extend([(between, None)] if between else [])
        pieces.extend((character.text, character) for character in line.characters)
    return pieces


def _is_deliberate(before: Line, line: Line, left: float, right: float) -> bool:
    """Say whether a line was ended by its writer: it is short, and the next line's first word would have fitted."""
    width = before.box[2] - before.box[0]
    if right - left <= 150 or line.text[:1].islower() or width >= (right - left) * 0.55:
        return False
    flush_right = abs(before.box[2] - line.box[2]) < 2 and abs(before.box[0] - line.box[0]) > 20
    return flush_right or before.box[2] + _first_word_width(line) < right - before.look.size


def _first_word_width(line: Line) -> float:
    word = []
    for character in line.characters:
        if not character.text.strip():
            break
        word.append(character)
    return word[-1].box[2] - word[0].box[0] if word else 0.0


def _kinded(block: Block, lines: Sequence[Line], usual: Usual, left: float) -> Block:
    look = lines[0].look
    level = usual.heading_level(look.size)
    if level and len(block.text) < 300:
        return replace(block, kind=BlockKind.HEADING, level=level)
    if _is_heading(lines[0], usual) and len(block.text) < 120 and len(lines) < 3 and not block.text.endswith((".", ",", ";")):
        return replace(block, kind=BlockKind.HEADING, level=len(usual.headings) + 1)
    bullet = _BULLET.match(block.text)
    if bullet:
        depth = 1 + min(8, max(0, int((lines[0].box[0] - left) // 30)))
        return replace(block, kind=BlockKind.LIST_ITEM, level=depth, ordered=bool(_NUMBERED.match(block.text)))
    return block


def opens_note(text: str) -> bool:
    """Say whether a line begins as a footnote does: a number or a mark, then words."""
    return bool(_NOTE.match(text))


def note(block: Block) -> Block:
    """Return a block of small letters at a page's foot as the footnote its number says it is."""
    match = _NOTE.match(block.text)
    return replace(block, kind=BlockKind.FOOTNOTE, note=match.group(1)) if match else block


def _block(pieces: Sequence[tuple[str, Character | None]], place: Place) -> Block:
    text = "".join(piece for piece, _ in pieces)
    box = around(character.box for _, character in pieces if character is not None)
    words = tuple(_words(pieces)) if place.by_word else ()
    anchor = Anchor("", None, None, None, place.number, rounded(turn_box(box, (360 - place.angle) % 360)), words)
    return Block(BlockKind.PARAGRAPH, text, "", anchor, inlines=tuple(_inlines(pieces, place)))


def _words(pieces: Sequence[tuple[str, Character | None]]) -> Iterator[WordPlace]:
    """Yield the words between blanks, each with the box around its letters."""
    at = start = 0
    letters: list[Box] = []
    for piece, character in pieces:
        if piece.strip() and character is not None:
            start = start if letters else at
            letters.append(character.box)
        elif letters:
            yield WordPlace(start, rounded(around(iter(letters))))
            letters = []
        at += len(piece)
    if letters:
        yield WordPlace(start, rounded(around(iter(letters))))


def rounded(box: Box) -> Box:
    """Return a box to a hundredth of a point."""
    left, bottom, right, top = (round(edge, 2) for edge in box)
    return left, bottom, right, top


def _inlines(pieces: Sequence[tuple[str, Character | None]], place: Place) -> Iterator[Inline]:
    looks = {id(character.look): character.look for piece, character in pieces if character is not None and piece.strip()}
    bold, italic = {look.bold for look in looks.values()}, {look.italic for look in looks.values()}
    if len(bold) > 1:
        yield from _runs(pieces, InlineKind.BOLD, [c is not None and c.look.bold for _, c in pieces])
    if len(italic) > 1:
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


def _table(rows: Sequence[TableRow], usual: Usual, place: Place, name: str) -> Iterator[Block]:
    for number, row in enumerate(rows):
        for column, lines in sorted(row.cells.items()):
            left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
            header = number == 0 and all(line.look.bold for line in lines)
            block = _block(_pieces(lines, usual, left, right), place)
            yield replace(block, kind=BlockKind.TABLE_CELL, cell=Cell(name, number, column, header=header))


def _ruled(table: RuledTable, usual: Usual, place: Place, name: str) -> Iterator[Block]:
    for opening, lines in table.cells:
        header = opening.row == 0 and all(line.look.bold for line in lines)
        cell = Cell(name, opening.row, opening.column, opening.row_span, opening.column_span, header)
        blocks = _flow(lines, usual, place, (opening.box[0], opening.box[2]), name)
        yield from (replace(block, kind=BlockKind.TABLE_CELL, level=0, ordered=False, cell=cell) for block in blocks)
