"""Reads pictures (.png .jpg .tiff .bmp .gif .webp): each frame a page, its words by OCR, then all that travels with it unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from PIL import Image, ImageFile

from service.documents.formats.docx.extras import property_block
from service.documents.formats.image.containers import Container, container_of
from service.documents.formats.image.properties import looks_alike, properties_of, remainder_of_tiff, thumbnail_of
from service.documents.formats.office.macros import strings_in
from service.documents.formats.pdf.pages import Page, blocks_of_pages
from service.documents.ocr.legibility import read_in_part, read_poorly, says_something
from service.documents.ocr.lines import lines_of_page
from service.documents.ocr.page_picture import opened
from service.documents.ocr.recognised import PageText
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source, clean
from service.domain.document import Anchor, Block, BlockKind, Unread, Warned

TRAILING = "trailing-bytes"
TIFF = "image/tiff"
NEEDS_OCR = "needs OCR"
#: Ways in which bytes after a picture are a file of their own.
_FILES = (b"PK\x03\x04", b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"\xd0\xcf\x11\xe0", b"II*\x00", b"MM\x00*")
_LONGEST = 1_000_000


@dataclass(slots=True)
class _Unseen:
    blocks: list[Block] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)


def _read(untrusted_content: bytes, source: Source, *, media_type: str) -> PartReading:
    """Return the words of each frame. Anchors: page (a frame, from 1) and box in pixels from the lower left corner."""
    picture = opened(untrusted_content, media_type, source.limits)
    frames = _frames(picture)
    if frames > source.limits.pages:
        raise CannotRead("too-many-pages")
    unseen = _unseen(picture, untrusted_content, media_type)
    seen = {page: source.recognised.get(page) for page in range(1, frames + 1)}
    pages = [_page(page, said) for page, said in seen.items() if isinstance(said, PageText)]
    shown = tuple(blocks_of_pages(pages, {page.number: (_withheld(page),) for page in pages}))
    unread = tuple(_unread(seen))
    if source.recognised and not any(page.has_text for page in pages) and not unseen.attachments:
        broken = frames == 1 and isinstance(seen[1], str)
        raise CannotRead("broken" if broken else "nothing-read", held=not broken)
    return PartReading(
        media_type,
        (*shown, *unseen.blocks),
        tuple(unseen.attachments),
        unread,
        (*unseen.warnings, *([Warned("read-by-ocr")] if pages else [])),
        pictured=() if source.recognised else tuple(seen),
        only_pictures=not unseen.attachments,
    )


def _frames(picture: Image.Image) -> int:
    try:
        return int(getattr(picture, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, OverflowError) as error:
        raise CannotRead("broken") from error


def _page(number: int, seen: PageText) -> Page:
    return Page(number, (0.0, 0.0, seen.width, seen.height), lines=tuple(lines_of_page(seen)), back=seen.back)


def _withheld(page: Page) -> Block:
    """The picture itself is not shown; a mark stands in its place."""
    return Block(BlockKind.PICTURE, "", "", Anchor("", page=page.number))


def _unread(seen: dict[int, PageText | str | None]) -> Iterator[Unread]:
    for page, said in seen.items():
        if said is None:
            yield Unread("", page, NEEDS_OCR)
        elif isinstance(said, str):
            yield Unread("", page, said)
        elif not says_something(said):
            yield Unread("", page, "OCR read nothing")
        elif read_poorly(said):
            yield Unread("", page, "OCR read it poorly")
        elif read_in_part(said):
            yield Unread("", page, "OCR read only part of it")


def _unseen(picture: ImageFile.ImageFile, content: bytes, media_type: str) -> _Unseen:
    container = container_of(content, media_type)
    unseen = _Unseen()
    if media_type == TIFF:
        container = Container([("field", piece) for piece in remainder_of_tiff(picture, content)])
    unseen.blocks.extend(properties_of(picture, container))
    thumbnail = thumbnail_of(picture)
    if thumbnail is not None and not _shows_the_same(picture, thumbnail):
        unseen.attachments.append(Attachment("", "image/jpeg", thumbnail))
        unseen.warnings.append(Warned("thumbnail-differs"))
    if container.trailing.strip(b"\x00 \r\n\t"):
        _add_trailing(container.trailing, len(content), unseen)
    return unseen


def _shows_the_same(picture: Image.Image, thumbnail: bytes) -> bool:
    try:
        return looks_alike(picture, thumbnail)
    except (OSError, ValueError, SyntaxError):
        return False


def _add_trailing(trailing: bytes, size: int, unseen: _Unseen) -> None:
    """Bytes after the end may be words, or a file that programs of other kinds open."""
    unseen.warnings.append(Warned(TRAILING))
    if trailing.startswith(_FILES) or trailing[4:8] == b"ftyp":
        unseen.attachments.append(Attachment("", "application/octet-stream", trailing))
        return
    text = trailing.decode("utf-8", "replace")
    text = clean(text if "\ufffd" not in text else strings_in(trailing))[:_LONGEST].strip()
    block = property_block("", TRAILING, text, TRAILING)
    unseen.blocks.append(replace(block, anchor=Anchor("", TRAILING, size - len(trailing), size)))


read_png = partial(_read, media_type="image/png")
read_jpeg = partial(_read, media_type="image/jpeg")
read_gif = partial(_read, media_type="image/gif")
read_tiff = partial(_read, media_type=TIFF)
read_webp = partial(_read, media_type="image/webp")
read_bmp = partial(_read, media_type="image/bmp")
