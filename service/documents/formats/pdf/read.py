"""Reads PDF files with a text layer; pages without one are said to be unread."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pikepdf
import pypdfium2

from service.documents.formats.pdf.assembly import Place, Usual, blocks_of, note, opens_note, paragraph, rounded
from service.documents.formats.pdf.cells import RuledTable, taken_out
from service.documents.formats.pdf.characters import Box, Character, around, characters_of, turn_box, turned
from service.documents.formats.pdf.extras import Extras, extras_of
from service.documents.formats.pdf.grids import grids_of
from service.documents.formats.pdf.hyphens import words_of
from service.documents.formats.pdf.joining import joined_over_pages
from service.documents.formats.pdf.layout import Line, lines_of, regions, table_line
from service.documents.formats.pdf.margins import Margins, margins_of, without_page_number
from service.documents.formats.pdf.visibility import Drawn, drawn_on, judged
from service.documents.letter_ends import with_letter_end
from service.documents.part_reading import CannotRead, PartReading, Source
from service.domain.document import Anchor, Block, BlockKind, Unread, Warned

_NOTES = 0.35
_SMALL = 0.88
_BIG_PICTURE = 0.03
#: A smaller picture in the same place on page after page is a letterhead's.
_LOGO = 0.15
_MANY_PATHS = 60
_UNRELIABLE = 0.2


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    box: Box
    angle: int
    lines: tuple[Line, ...]
    slanted: tuple[Character, ...]
    hidden: tuple[Character, ...]
    drawn: Drawn
    unmapped: float
    links: tuple[tuple[Box, str], ...]
    tables: tuple[RuledTable, ...] = ()

    @property
    def has_text(self) -> bool:
        return bool(self.lines or self.slanted)

    @property
    def all_lines(self) -> Iterator[Line]:
        """The lines in and outside of tables."""
        yield from (line for line in self.lines if line.table is None)
        for table in self.tables:
            for _, lines in table.cells:
                yield from lines


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return text in reading order, then what no reader sees. Anchors: page (from 1) and box in points, or a path for the rest."""
    extras, problems = _structure(untrusted_content)
    pages = tuple(_pages(untrusted_content, source, extras))
    unread = tuple(_unread(pages))
    speaks_elsewhere = extras.pages or extras.attachments or any(block.kind is BlockKind.FORM_FIELD for block in extras.after)
    if not speaks_elsewhere and not any(page.has_text or page.hidden for page in pages):
        raise CannotRead("needs-ocr" if unread else "empty", held=bool(unread))
    blocks = [*_all_blocks(pages, extras), *extras.after]
    covered = any(character.hidden == "covered" for page in pages for character in page.hidden)
    warnings = [Warned("faked-redaction")] if covered else []
    warnings += [Warned("active-content")] if extras.has_code else []
    return PartReading("application/pdf", tuple(blocks), tuple(extras.attachments), unread + problems, tuple(warnings), extras.properties)


def _structure(content: bytes) -> tuple[Extras, tuple[Unread, ...]]:
    """What pikepdf cannot open may still have text: then what it would have told is said to be unread."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return extras_of(pdf), ()
    except pikepdf.PasswordError as error:
        raise CannotRead("encrypted", held=True) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        return Extras(), (Unread("", None, "structure"),)


def _pages(content: bytes, source: Source, extras: Extras) -> Iterator[_Page]:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise CannotRead("encrypted" if locked else "broken", held=locked) from error
    if len(pdf) > source.limits.pages:
        raise CannotRead("too-many-pages")
    if not len(pdf):
        raise CannotRead("broken")
    for index in range(len(pdf)):
        try:
            page = pdf[index]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise CannotRead("broken") from error
        yield _page(page, text_page, index + 1, source, extras)
        text_page.close()
        page.close()


def _page(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, number: int, source: Source, extras: Extras) -> _Page:
    found = characters_of(text_page, source.limits)
    drawn = drawn_on(page, source.limits)
    left, bottom, right, top = page.get_bbox()
    all_characters = judged(found.characters, drawn, (left, bottom, right, top), extras.covers.get(number, ()))
    upright, angle = turned(tuple(c for c in all_characters if c.hidden is None))
    links = tuple((turn_box(box, angle), address) for box, address in extras.links.get(number, ()))
    box = turn_box((left, bottom, right, top), angle)
    grids = grids_of(turn_box(stroke, angle) for stroke in drawn.strokes)
    tables, flowing = taken_out([c for c in upright if c.look.angle == 0], grids, (right - left) * (top - bottom))
    placed = (table_line(place, table.grid.box) for place, table in enumerate(tables))
    return _Page(
        number=number,
        box=box,
        angle=angle,
        lines=(*lines_of(flowing), *placed),
        tables=tuple(tables),
        slanted=tuple(c for c in upright if c.look.angle != 0),
        hidden=tuple(c for c in all_characters if c.hidden is not None and c.text.strip()),
        drawn=drawn,
        unmapped=found.unmapped,
        links=links,
    )


def _unread(pages: Sequence[_Page]) -> Iterator[Unread]:
    logos: set[Box] = set()
    for page in pages:
        area = (page.box[2] - page.box[0]) * (page.box[3] - page.box[1])
        big = [picture for picture in page.drawn.pictures if picture.area > area * _BIG_PICTURE]
        fresh = [picture for picture in big if picture.area > area * _LOGO or rounded(picture.box) not in logos]
        logos.update(rounded(picture.box) for picture in big)
        if not page.has_text and (page.drawn.pictures or page.drawn.paths > _MANY_PATHS):
            yield Unread("", page.number, "needs OCR")
        elif page.unmapped > _UNRELIABLE:
            yield Unread("", page.number, "text layer unreliable")
        elif fresh:
            yield Unread("", page.number, "picture")


def _all_blocks(pages: Sequence[_Page], extras: Extras) -> Iterator[Block]:
    usual = _usual(pages)
    margins = margins_of([(page.box, [line for line in page.lines if line.table is None]) for page in pages])
    said: set[tuple[BlockKind, str]] = set()
    flow: list[Block] = []
    for page in pages:
        flow.extend(_page_blocks(page, usual, margins, said))
        flow.extend(extras.pages.get(page.number, ()))
    yield from with_letter_end(joined_over_pages(flow, usual.words))


def _usual(pages: Sequence[_Page]) -> Usual:
    weight: dict[float, int] = {}
    for page in pages:
        for line in page.all_lines:
            size = round(line.look.size * 2) / 2
            weight[size] = weight.get(size, 0) + len(line.characters)
    body = max(weight, key=lambda size: weight[size], default=10.0)
    larger = sorted((size for size in weight if size > body * 1.13 and weight[size] < weight[body]), reverse=True)
    return Usual(body, tuple(larger[:6]), words_of(line.text for page in pages for line in page.all_lines))


def _page_blocks(page: _Page, usual: Usual, margins: Margins, said: set[tuple[BlockKind, str]]) -> Iterator[Block]:
    place = Place(page.number, page.angle, page.box, page.links)
    kinds = [(line, margins.kind(line, page.box) if line.table is None else None) for line in page.lines]
    foot = page.box[1] + (page.box[3] - page.box[1]) * _NOTES
    plain = [line for line, kind in kinds if kind is None]
    notes = _footnotes(plain, usual, foot)
    yield from _margin([line for line, kind in kinds if kind is BlockKind.HEADER], BlockKind.HEADER, usual, place, said)
    for number, region in enumerate(regions([line for line in plain if line not in notes])):
        yield from blocks_of(region, usual, place, f"page-{page.number}-{number}", page.tables)
    if notes:
        yield from (note(block) for block in blocks_of(notes, usual, place, f"page-{page.number}-notes"))
    yield from _loose(page.slanted, page)
    yield from _margin([line for line, kind in kinds if kind is BlockKind.FOOTER], BlockKind.FOOTER, usual, place, said)
    yield from _hidden(page)


def _footnotes(lines: Sequence[Line], usual: Usual, foot: float) -> list[Line]:
    """Small lines at the foot, from the first that opens with a number on down."""
    small = [line for line in lines if line.table is None and line.look.size < usual.body * _SMALL and line.box[3] < foot]
    ordered = sorted(small, key=lambda line: -line.box[1])
    first = next((index for index, line in enumerate(ordered) if opens_note(line.text)), None)
    return [] if first is None else ordered[first:]


def _margin(lines: Sequence[Line], kind: BlockKind, usual: Usual, place: Place, said: set[tuple[BlockKind, str]]) -> Iterator[Block]:
    for line in lines:
        block = replace(paragraph([line], usual, place, line.box[0], line.box[2]), kind=kind, level=0)
        key = (kind, without_page_number(block.text))
        if key not in said:
            said.add(key)
            yield block


def _loose(characters: Sequence[Character], page: _Page) -> Iterator[Block]:
    """Text that stands at a slant keeps the order it was written in."""
    for _, run in groupby(characters, key=lambda c: (c.look.angle, round(c.look.size))):
        pieces = tuple(run)
        if any(character.text.strip() for character in pieces):
            yield _run_block(pieces, page, BlockKind.TEXT_BOX, None)


def _hidden(page: _Page) -> Iterator[Block]:
    for why, run in groupby(page.hidden, key=lambda c: c.hidden):
        yield _run_block(tuple(run), page, BlockKind.HIDDEN, why)


def _run_block(characters: Sequence[Character], page: _Page, kind: BlockKind, why: str | None) -> Block:
    text: list[str] = []
    before: Character | None = None
    for character in characters:
        if before is not None and _apart(before, character):
            text.append(" ")
        text.append(character.text)
        before = character
    box = around(character.box for character in characters)
    box = box if why is not None else turn_box(box, (360 - page.angle) % 360)
    anchor = Anchor("", None, None, None, page.number, rounded(box))
    return Block(kind, " ".join("".join(text).split()), "", anchor, shown=why is None, hidden_because=why)


def _apart(before: Character, character: Character) -> bool:
    size = max(before.look.size, 1.0)
    if character.look.angle != 0:
        near = abs(character.box[0] - before.box[0]) + abs(character.box[1] - before.box[1])
        return near > size * 1.4
    return abs(character.box[1] - before.box[1]) > size * 0.6 or not -size < character.box[0] - before.box[2] < size * 0.18
