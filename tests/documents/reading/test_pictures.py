"""Picture files: every kind is read, frames are pages, and what no reader can read ends with a reason."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from service.documents.limits import DEFAULT
from service.documents.reading import read_document
from service.domain.document import BlockKind, Document, PartStatus, Refusal, Unread
from tests.documents.reading.made_scans import saved, scan, scanned_pdf
from tests.documents.reading.reading_one import read, texts

SLIP = scan("Visits went ahead every week", dpi=150)
TIGHT = replace(DEFAULT, cpu_seconds=10, wall_seconds=20.0, memory=2 * 1024**3, ocr_pages=2)


@pytest.mark.needs_tesseract
@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg"), ("BMP", "a.bmp"), ("WEBP", "a.webp"), ("GIF", "a.gif")])
def test_a_picture_is_read_and_a_mark_stands_for_it(kind: str, name: str) -> None:
    document = read(saved(SLIP, kind), name)
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "Visits went ahead every week"),
        (BlockKind.PICTURE, ""),
    ]
    assert document.unread == ()


@pytest.mark.needs_tesseract
def test_frames_of_a_tiff_are_pages_and_an_empty_one_is_unread() -> None:
    empty = Image.new("L", SLIP.size, 255)
    document = read(saved(SLIP, "TIFF", save_all=True, append_images=[empty, scan("Another page of it", dpi=150)]), "fax.tiff")
    assert [(block.anchor.page, block.text) for block in document.blocks if block.kind is BlockKind.PARAGRAPH] == [
        (1, "Visits went ahead every week"),
        (3, "Another page of it"),
    ]
    assert document.unread == (Unread("", 2, "OCR read nothing"),)


@pytest.mark.needs_tesseract
def test_a_photo_held_sideways_is_read_as_its_camera_says() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert texts(read(saved(SLIP.rotate(90, expand=True), "JPEG", exif=turned), "a.jpg"))[0] == "Visits went ahead every week"


@pytest.mark.needs_tesseract
def test_what_is_transparent_hides_nothing_that_a_reader_sees() -> None:
    ink = Image.new("RGBA", SLIP.size, (255, 255, 255, 0))
    ink.paste((0, 0, 0, 255), (0, 0), SLIP.point(lambda shade: 255 - shade))
    assert texts(read(saved(ink), "a.png"))[0] == "Visits went ahead every week"


def test_without_an_engine_a_picture_is_held_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert read_document(saved(SLIP), "a.png") == Refusal(PartStatus.HELD, "needs-ocr: install tesseract-ocr")


def _png_of(width: int, height: int) -> bytes:
    """Return a well-packed picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    row = zlib.compressobj(9)
    pixels = b"".join(row.compress(b"\x00" * (width // 8 + 1)) for _ in range(height)) + row.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _many_frames() -> bytes:
    small = [Image.new("L", (4, 4), shade % 256) for shade in range(2_100)]
    return saved(small[0], "GIF", save_all=True, append_images=small[1:])


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "30,000 points each way": (lambda: _png_of(30_000, 30_000), "too-many-pixels"),
    "said to be huge": (
        lambda: saved(SLIP, "BMP")[:18] + struct.pack("<ii", 200_000, 200_000) + saved(SLIP, "BMP")[26:],
        "too-many-pixels",
    ),
    "broken head": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "broken"),
    "broken field table": (lambda: b"II*\x00\x08\x00\x00\x00\xff\xff" + b"\xff" * 200, "broken"),
    "a field table that leads to itself": (lambda: b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00", "broken"),
    "frames without end": (_many_frames, "too-many-pages"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_picture_made_to_hurt_is_refused_with_a_reason(kind: str) -> None:
    make, code = HOSTILE[kind]
    started = time.monotonic()
    assert read_document(make(), "a.png", limits=TIGHT) == Refusal(PartStatus.UNREADABLE, code)
    assert time.monotonic() - started < TIGHT.wall_seconds + 5


@pytest.mark.needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP"])
def test_half_a_picture_is_no_picture(kind: str) -> None:
    content = saved(SLIP, kind)
    refusal = read_document(content[: len(content) // 2], "a.png", limits=TIGHT)
    assert isinstance(refusal, Refusal), refusal.unread
    assert refusal.code in {"broken", "nothing-read"}


@pytest.mark.needs_tesseract
def test_two_thousand_scanned_pages_stop_at_the_limit_and_say_so() -> None:
    slip = scan("Visits went ahead", dpi=100)
    document = read_document(scanned_pdf(*[slip] * 2_000, dpi=100), "scan.pdf", limits=replace(TIGHT, cpu_seconds=60, wall_seconds=60.0))
    assert isinstance(document, Document)
    assert len(document.unread) == 1_998
    assert {unread.why for unread in document.unread} == {"too many pages for OCR"}
