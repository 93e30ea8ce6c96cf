"""Pages whose lines are known to the blocks of a document: headers, footers, footnotes, columns, tables, what nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from service.documents.formats.pdf.assembly import Place, Usual, blocks_of, note, opens_note, paragraph, rounded
from service.documents.formats.pdf.cells import RuledTable
from service.documents.formats.pdf.characters import Box, Character, around, turn_box
from service.documents.formats.pdf.hyphens import words_of
from service.documents.formats.pdf.joining import joined_over_pages
from service.documents.formats.pdf.layout import Line, regions
from service.documents.formats.pdf.margins import Margins, margins_of, without_page_number
from service.documents.letter_ends import with_letter_end
from service.documents.ocr.recognised import Matrix, on_page
from service.domain.document import Anchor, Block, BlockKind, WordPlace

_NOTES = 0.35
_SMALL = 0.88
#: Why a line read from the picture stands beside the text of the page.
DIFFERS = "read differently in the picture of the page"
NOTHING: Mapping[int, Sequence[Block]] = {}


@dataclass(frozen=True, slots=True)
class InPictures:
    """Lines read from a page's picture, in points of that picture; `back` leads to the page."""

    lines: tuple[Line, ...]
    back: Matrix


@dataclass(frozen=True, slots=True)
class Page:
    """A page: lines in and outside of tables, held upright; `back` is set where they were read from its picture.

    `hidden` is what nobody sees, in places of the page; `pictures` what only its pictures say.
    """

    number: int
    box: Box
    angle: int = 0
    lines: tuple[Line, ...] = ()
    slanted: tuple[Character, ...] = ()
    hidden: tuple[Character, ...] = ()
    links: tuple[tuple[Box, str], ...] = ()
    tables: tuple[RuledTable, ...] = ()
    back: Matrix | None = None
    pictures: InPictures | None = None
    otherwise: InPictures | None = None

    @property
    def has_text(self) -> bool:
        """Say whether anything on the page is seen as text."""
        return bool(self.lines or self.slanted)

    @property
    def all_lines(self) -> Iterator[Line]:
        """The lines in and outside of tables."""
        yield from (line for line in self.lines if line.table is None)
        for table in self.tables:
            for _, lines in table.cells:
                yield from lines


def blocks_of_pages(pages: Sequence[Page], beside: Mapping[int, Sequence[Block]] = NOTHING) -> Iterator[Block]:
    """Yield the blocks of all pages in order, each page's followed by what lies `beside` it, sentences joined over page breaks."""
    usual = _usual(pages)
    margins = margins_of([(page.box, [line for line in page.lines if line.table is None]) for page in pages])
    said: set[tuple[BlockKind, str]] = set()
    flow: list[Block] = []
    for page in pages:
        flow.extend(_page_blocks(page, usual, margins, said))
        flow.extend(beside.get(page.number, ()))
    yield from with_letter_end(joined_over_pages(flow, usual.words))


def _usual(pages: Sequence[Page]) -> Usual:
    weight: dict[float, int] = {}
    for page in pages:
        for line in page.all_lines:
            size = round(line.look.size * 2) / 2
            weight[size] = weight.get(size, 0) + len(line.characters)
    body = max(weight, key=lambda size: weight[size], default=10.0)
    larger = sorted((size for size in weight if size > body * 1.13 and weight[size] < weight[body]), reverse=True)
    return Usual(body, tuple(larger[:6]), words_of(line.text for page in pages for line in page.all_lines))


def _page_blocks(page: Page, usual: Usual, margins: Margins, said: set[tuple[BlockKind, str]]) -> Iterator[Block]:
    yield from _placed(_seen_blocks(page, usual, margins, said), page.back)
    yield from _hidden(page)
    for found, kind, why in ((page.pictures, BlockKind.PICTURE, None), (page.otherwise, BlockKind.HIDDEN, DIFFERS)):
        if found is not None:
            yield from _placed(_from_pictures(found, usual, page, kind, why), found.back)


def _seen_blocks(page: Page, usual: Usual, margins: Margins, said: set[tuple[BlockKind, str]]) -> Iterator[Block]:
    place = Place(page.number, page.angle, page.box, page.links, by_word=page.back is not None)
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


def _from_pictures(found: InPictures, usual: Usual, page: Page, kind: BlockKind, why: str | None) -> Iterator[Block]:
    """What a picture says becomes paragraphs; its headings and tables are not the document's."""
    place = Place(page.number, 0, page.box, by_word=True)
    for region in regions(found.lines):
        for block in blocks_of(region, usual, place, f"page-{page.number}-picture"):
            yield replace(block, kind=kind, level=0, ordered=False, cell=None, shown=why is None, hidden_because=why)


def _placed(blocks: Iterable[Block], back: Matrix | None) -> Iterator[Block]:
    """Lead places of the upright picture back to the page."""
    for block in blocks:
        anchor = block.anchor
        if back is not None and anchor.box is not None:
            words = tuple(WordPlace(word.start, on_page(word.box, back)) for word in anchor.words)
            yield replace(block, anchor=replace(anchor, box=on_page(anchor.box, back), words=words))
        else:
            yield block


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


def _loose(characters: Sequence[Character], page: Page) -> Iterator[Block]:
    """Text that stands at a slant keeps the order it was written in."""
    for _, run in groupby(characters, key=lambda c: (c.look.angle, round(c.look.size))):
        pieces = tuple(run)
        if any(character.text.strip() for character in pieces):
            yield _run_block(pieces, page, BlockKind.TEXT_BOX, None)


def _hidden(page: Page) -> Iterator[Block]:
    for why, run in groupby(page.hidden, key=lambda c: c.hidden):
        yield _run_block(tuple(run), page, BlockKind.HIDDEN, why)


def _run_block(characters: Sequence[Character], page: Page, kind: BlockKind, why: str | None) -> Block:
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
