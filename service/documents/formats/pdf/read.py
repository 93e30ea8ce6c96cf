"""Reads PDF files: their text, and the pictures of pages where there is none or it may not be what the page shows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pikepdf
import pypdfium2

from service.documents.formats.pdf.agreement import agreement
from service.documents.formats.pdf.assembly import rounded
from service.documents.formats.pdf.cells import taken_out
from service.documents.formats.pdf.characters import Box, Character, characters_of, turn_box, turned
from service.documents.formats.pdf.extras import Extras, extras_of
from service.documents.formats.pdf.grids import grids_of
from service.documents.formats.pdf.layout import lines_of, table_line
from service.documents.formats.pdf.pages import InPictures, Page, blocks_of_pages
from service.documents.formats.pdf.plausibility import looks_mistold
from service.documents.formats.pdf.surface import Surface
from service.documents.formats.pdf.visibility import Drawn, Shape, drawn_on, judged, under_pictures
from service.documents.ocr.legibility import read_in_part, read_poorly, says_something
from service.documents.ocr.lines import lines_of_page
from service.documents.ocr.recognised import PageText, TextLine, on_page
from service.documents.part_reading import CannotRead, PartReading, Source
from service.domain.document import BlockKind, Unread, Warned

_BIG_PICTURE = 0.03
#: A smaller picture in the same place on page after page is a letterhead's.
_LOGO = 0.15
_MANY_PATHS = 60
_UNRELIABLE = 0.2
#: Why the text of a page is not shown.
NOT_SHOWN = "not what the page shows"
UNDER_PICTURE = "not in the picture over it"
_FEWEST_LETTERS = 3
NEEDS_OCR = "needs OCR"
_WORD = re.compile(r"\w{3}")


@dataclass(frozen=True, slots=True)
class _Read:
    """A page with what tells whether its picture must be read; `seen` is that picture, or why it was not read."""

    page: Page
    drawn: Drawn
    unmapped: float
    seen: PageText | str | None = None
    disagrees: bool = False
    overlaid: bool = False
    mistold: bool = False

    @property
    def from_picture(self) -> bool:
        """Say whether what is shown was read from the page's picture."""
        return self.page.back is not None


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return text in reading order, then what no reader sees. Anchors: page (from 1) and box in points, or a path for the rest."""
    extras, problems = _structure(untrusted_content)
    reads = tuple(_pages(untrusted_content, source, extras))
    unread = tuple(_unread(reads))
    pages = tuple(each.page for each in reads)
    pictured = tuple(dict.fromkeys(each.page for each in unread if each.page is not None)) if not source.recognised else ()
    speaks_elsewhere = extras.pages or extras.attachments or any(block.kind is BlockKind.FORM_FIELD for block in extras.after)
    silent = not speaks_elsewhere and not any(page.has_text or page.hidden for page in pages)
    if silent and not pictured:
        raise CannotRead("nothing-read" if source.recognised else "empty", held=bool(source.recognised))
    blocks = [*blocks_of_pages(pages, extras.pages), *extras.after]
    return PartReading(
        "application/pdf",
        tuple(blocks),
        tuple(extras.attachments),
        unread + problems,
        tuple(_warnings(reads, extras)),
        extras.properties,
        pictured,
        silent,
    )


def _warnings(reads: Sequence[_Read], extras: Extras) -> Iterator[Warned]:
    if extras.has_code:
        yield Warned("active-content")
    if any(each.from_picture or each.page.pictures for each in reads):
        yield Warned("read-by-ocr")
    if any(each.disagrees or each.page.otherwise for each in reads):
        yield Warned("text-layer-disagrees")


def _structure(content: bytes) -> tuple[Extras, tuple[Unread, ...]]:
    """What pikepdf cannot open may still have text: then what it would have told is said to be unread."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return extras_of(pdf), ()
    except pikepdf.PasswordError as error:
        raise CannotRead("encrypted", held=True) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        return Extras(), (Unread("", None, "structure"),)


def _pages(content: bytes, source: Source, extras: Extras) -> Iterator[_Read]:
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


def _page(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, number: int, source: Source, extras: Extras) -> _Read:
    drawn = drawn_on(page, source.limits)
    found = characters_of(text_page, source.limits, drawn.texts)
    box: Box = page.get_bbox()
    characters = judged(found.characters, drawn, box, extras.covers.get(number, ()), Surface(page))
    seen = source.recognised.get(number)
    if not isinstance(seen, PageText):
        made = _from_text(characters, drawn, box, number, extras)
        overlaid = bool(under_pictures(characters, drawn))
        return _Read(made, drawn, found.unmapped, seen, overlaid=overlaid, mistold=looks_mistold(characters))
    visible = [character for character in characters if character.hidden is None]
    if not any(character.text.strip() for character in visible):
        unlike, rest = _compared_unseen(characters, seen)
        return _Read(_from_picture(rest, seen, number), drawn, found.unmapped, seen, disagrees=unlike)
    compared = agreement(visible, seen)
    if compared.disagrees:
        under = under_pictures(characters, drawn)
        hidden = tuple(c._replace(hidden=UNDER_PICTURE if id(c) in under else c.hidden or NOT_SHOWN) for c in characters)
        return _Read(_from_picture(hidden, seen, number), drawn, found.unmapped, seen, disagrees=True)
    gone = _under_pictures(characters, {id(visible[index]) for index in compared.found}, drawn.pictures)
    made = _from_text(tuple(c._replace(hidden=UNDER_PICTURE) if id(c) in gone else c for c in characters), drawn, box, number, extras)
    made = replace(made, pictures=_lines(seen, compared.only_in_picture), otherwise=_lines(seen, compared.otherwise))
    return _Read(made, drawn, found.unmapped, seen)


def _from_text(characters: tuple[Character, ...], drawn: Drawn, around: Box, number: int, extras: Extras) -> Page:
    left, _, right, _ = around
    upright, angle = turned(tuple(c for c in characters if c.hidden is None))
    box = turn_box(around, angle)
    grids = grids_of(turn_box(stroke, angle) for stroke in drawn.strokes)
    tables, flowing = taken_out([c for c in upright if c.look.angle == 0], grids, (right - left) * (around[3] - around[1]))
    placed = (table_line(place, table.grid.box) for place, table in enumerate(tables))
    return Page(
        number=number,
        box=box,
        angle=angle,
        lines=(*lines_of(flowing), *placed),
        tables=tuple(tables),
        slanted=tuple(c for c in upright if c.look.angle != 0),
        hidden=_unseen(characters),
        links=tuple((turn_box(place, angle), address) for place, address in extras.links.get(number, ())),
    )


def _from_picture(characters: Sequence[Character], seen: PageText, number: int) -> Page:
    """What the picture says is shown; any text of the page is read beside it."""
    box = (0.0, 0.0, seen.width, seen.height)
    return Page(number, box, lines=tuple(lines_of_page(seen)), hidden=_unseen(characters), back=seen.back)


def _unseen(characters: Sequence[Character]) -> tuple[Character, ...]:
    return tuple(c for c in characters if c.hidden is not None and c.text.strip())


def _compared_unseen(characters: Sequence[Character], seen: PageText) -> tuple[bool, Sequence[Character]]:
    """Leave out an invisible copy of what the picture says; say whether it is no copy."""
    invisible = [character for character in characters if character.hidden == "invisible"]
    compared = agreement(invisible, seen)
    if compared.disagrees or compared.otherwise:
        return True, characters
    rest = "".join(" " if index in compared.found else character.text for index, character in enumerate(invisible))
    if _WORD.search(rest):
        return False, characters
    return False, [character for character in characters if character.hidden != "invisible"]


def _lines(seen: PageText, lines: Sequence[TextLine]) -> InPictures | None:
    return InPictures(tuple(lines_of_page(replace(seen, lines=tuple(lines)))), seen.back) if lines else None


def _under_pictures(characters: Sequence[Character], found: set[int], pictures: Sequence[Shape]) -> set[int]:
    """Return the characters (by id) of text in the place of a picture of which nothing was `found` in the page's picture."""
    runs: dict[int, list[Character]] = {}
    for character in characters:
        if character.text.strip() and character.hidden in {None, "covered"}:
            runs.setdefault(id(character.look), []).append(character)
    gone: set[int] = set()
    for run in runs.values():
        seen_to_be_covered = all(character.hidden for character in run)
        if len(run) < _FEWEST_LETTERS or seen_to_be_covered or not found.isdisjoint(map(id, run)):
            continue
        if all(any(picture.holds(character.middle) for picture in pictures) for character in run):
            gone.update(map(id, run))
    return gone


def _unread(reads: Sequence[_Read]) -> Iterator[Unread]:
    """Name pages whose picture was not read, and what could not be read in it."""
    logos: set[Box] = set()
    for each in reads:
        box = each.page.box
        area = (box[2] - box[0]) * (box[3] - box[1])
        big = [picture for picture in each.drawn.pictures if picture.area > area * _BIG_PICTURE]
        fresh = [picture for picture in big if picture.area > area * _LOGO or rounded(picture.box) not in logos]
        logos.update(rounded(picture.box) for picture in big)
        why = _why_unread(each, fresh) if isinstance(each.seen, PageText) else _why_pictured(each, fresh)
        if why:
            yield Unread("", each.page.number, each.seen if isinstance(each.seen, str) else why)


def _why_pictured(each: _Read, pictures: Sequence[Shape]) -> str | None:
    """Say why the picture of a page must be read, if it must."""
    if not each.page.has_text and (each.drawn.pictures or each.drawn.paths > _MANY_PATHS):
        return NEEDS_OCR
    if each.unmapped > _UNRELIABLE or each.mistold:
        return "text layer unreliable"
    if each.overlaid:
        return "picture over text"
    return "picture" if pictures else None


def _why_unread(each: _Read, pictures: Sequence[Shape]) -> str | None:
    """Say what of a page was not read although its picture was."""
    seen = each.seen
    if not isinstance(seen, PageText):
        return None
    if each.from_picture and not says_something(seen):
        return "OCR read nothing"
    if each.from_picture and read_poorly(seen):
        return "OCR read it poorly"
    if each.from_picture and read_in_part(seen):
        return "OCR read only part of it"
    if each.page.otherwise:
        return "text layer unreliable"
    silent = [picture for picture in pictures if not any(picture.holds(middle) for middle in _middles(seen))]
    return "picture" if silent else None


def _middles(seen: PageText) -> Iterator[tuple[float, float]]:
    for word in seen.words:
        if sum(map(str.isalnum, word.text)) >= _FEWEST_LETTERS:
            left, bottom, right, top = on_page(word.box, seen.back)
            yield (left + right) / 2, (bottom + top) / 2
