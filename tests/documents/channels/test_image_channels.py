"""Pictures whose only copy of the secret is in one channel."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, PngImagePlugin, TiffImagePlugin

from service.documents.checks.any_file import check_any, found
from service.documents.limits import DEFAULT
from service.documents.ocr.recognised import PageText, TextLine, Word
from service.documents.part_reading import PartReading
from service.documents.read_task import read_part
from service.domain.document import BlockKind, Document, Part, Warned
from tests.documents.channels.carving import letters
from tests.documents.channels.secret_channel import SECRET, SECRETS, assert_reported_and_gone, read, reported
from tests.documents.reading.made_scans import saved, scan

PLAIN = scan("Visits went ahead", dpi=150)
NAMED = scan(f"I am {SECRET}", dpi=150)
UTF16 = SECRET.encode("utf-16-le")


def exif(tag: int, value: Any, folder: int | None = None) -> Image.Exif:
    fields = Image.Exif()
    (fields if folder is None else fields.get_ifd(folder))[tag] = value
    return fields


def jpeg(**more: Any) -> bytes:
    return saved(PLAIN, "JPEG", **more)


def segment(marker: int, content: bytes) -> bytes:
    """Return a JPEG with one more segment after its start."""
    made = jpeg()
    return made[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content + made[2:]


def png_text(add: Callable[[PngImagePlugin.PngInfo], None]) -> bytes:
    words = PngImagePlugin.PngInfo()
    add(words)
    return saved(PLAIN, "PNG", pnginfo=words)


def chunk(kind: bytes, content: bytes) -> bytes:
    made = saved(PLAIN)
    extra = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return made[:33] + extra + made[33:]


def iptc() -> bytes:
    field = b"\x1c\x02\x50" + struct.pack(">H", len(SECRET)) + SECRET.encode()
    return b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(field)) + field


def xmp() -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{SECRET}</dc:creator></rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def webp_chunk() -> bytes:
    made = saved(PLAIN, "WEBP", lossless=True) + b"NOTE" + struct.pack("<I", len(SECRET) + len(SECRET) % 2) + SECRET.encode()
    made += b"\x00" * (len(made) % 2)
    return made[:4] + struct.pack("<I", len(made) - 8) + made[8:]


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.txt", f"Written by {SECRET}.")
    return buffer.getvalue()


def thumbnailed(small: Image.Image) -> bytes:
    """Return a JPEG whose stored small copy is another picture."""
    copy = saved(small, "JPEG")
    head = b"MM\x00*\x00\x00\x00\x08" + struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, 1, 0, 26)
    entries = struct.pack(">H", 2) + struct.pack(">HHII", 0x0201, 4, 1, 56) + struct.pack(">HHII", 0x0202, 4, 1, len(copy)) + bytes(4)
    return segment(0xE1, b"Exif\x00\x00" + head + entries + copy)


#: Seen by whoever looks at the picture.
SEEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pixels": ("a.png", lambda: saved(NAMED)),
    "second frame": ("a.tiff", lambda: saved(PLAIN, "TIFF", save_all=True, append_images=[NAMED])),
    "frame of an animation": ("a.gif", lambda: saved(PLAIN, "GIF", save_all=True, append_images=[NAMED.resize(PLAIN.size)])),
    "thumbnail": ("a.jpg", lambda: thumbnailed(NAMED)),
}
#: Seen by nobody.
UNSEEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "artist": ("a.jpg", lambda: jpeg(exif=exif(0x013B, SECRET))),
    "comment of a user": ("a.jpg", lambda: jpeg(exif=exif(0x9286, b"UNICODE\x00" + UTF16, 0x8769))),
    "owner of the camera": ("a.jpg", lambda: jpeg(exif=exif(0xA430, SECRET, 0x8769))),
    "author as Windows writes it": ("a.jpg", lambda: jpeg(exif=exif(0x9C9D, UTF16 + b"\x00\x00"))),
    "maker's note": ("a.jpg", lambda: jpeg(exif=exif(0x927C, b"\x00\x01MAKER\x00" + SECRET.encode() + b"\x00\x02", 0x8769))),
    "place's name": ("a.jpg", lambda: jpeg(exif=exif(0x001C, b"ASCII\x00\x00\x00" + SECRET.encode(), 0x8825))),
    "comment": ("a.jpg", lambda: jpeg(comment=SECRET.encode())),
    "second comment": ("a.jpg", lambda: segment(0xFE, SECRET.encode())),
    "byline": ("a.jpg", lambda: segment(0xED, iptc())),
    "XMP": ("a.jpg", lambda: segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + xmp())),
    "application segment": ("a.jpg", lambda: segment(0xE7, b"\x00\x01" + SECRET.encode())),
    "after the end": ("a.jpg", lambda: jpeg() + SECRET.encode()),
    "text chunk": ("a.png", lambda: png_text(lambda words: words.add_text("Author", SECRET))),
    "packed text chunk": ("a.png", lambda: png_text(lambda words: words.add_text("Author", SECRET, zip=True))),
    "international text chunk": ("a.png", lambda: png_text(lambda words: words.add_itxt("Title", SECRET, zip=True))),
    "private chunk": ("a.png", lambda: chunk(b"noTe", SECRET.encode())),
    "after the end of a PNG": ("a.png", lambda: saved(PLAIN) + SECRET.encode()),
    "description": ("a.tiff", lambda: saved(PLAIN, "TIFF", tiffinfo=_described())),
    "bytes no field names": ("a.tiff", lambda: saved(PLAIN, "TIFF") + SECRET.encode()),
    "comment of a GIF": ("a.gif", lambda: saved(PLAIN, "GIF", comment=SECRET.encode())),
    "after the end of a GIF": ("a.gif", lambda: saved(PLAIN, "GIF") + SECRET.encode()),
    "XMP of a WebP": ("a.webp", lambda: saved(PLAIN, "WEBP", xmp=xmp(), lossless=True)),
    "unknown chunk of a WebP": ("a.webp", webp_chunk),
    "after the end of a bitmap": ("a.bmp", lambda: saved(PLAIN, "BMP") + SECRET.encode()),
}


def _described() -> TiffImagePlugin.ImageFileDirectory_v2:
    fields = TiffImagePlugin.ImageFileDirectory_v2()
    fields[270] = f"Letter of {SECRET}"
    return fields


@pytest.mark.needs_tesseract
@pytest.mark.parametrize("channel", SEEN)
def test_a_secret_that_a_picture_shows_is_read_and_gone(channel: str) -> None:
    name, make = SEEN[channel]
    document = read(make(), name)
    assert_reported_and_gone(document)
    assert letters(SECRET) in letters(" ".join(block.text for block in document.blocks if block.shown))


@pytest.mark.parametrize("channel", UNSEEN)
def test_a_secret_that_travels_with_a_picture_is_reported_and_gone(channel: str) -> None:
    name, make = UNSEEN[channel]
    document = looked_at(make(), name)
    assert_reported_and_gone(document)
    assert {kind for kind, _ in reported(document)} == {BlockKind.PROPERTY.value}


@pytest.mark.needs_tesseract
@pytest.mark.parametrize(("name", "make"), [SEEN["pixels"], UNSEEN["packed text chunk"]])
def test_the_hunt_finds_what_a_picture_shows_and_what_travels_with_it(name: str, make: Callable[[], bytes]) -> None:
    assert found(check_any(make(), name, SECRETS))


@pytest.mark.needs_tesseract
def test_an_archive_after_the_end_is_a_file_of_its_own() -> None:
    assert_reported_and_gone(read(jpeg() + zipped(), "a.jpg"))


def test_where_a_picture_was_taken_is_read() -> None:
    place = Image.Exif()
    place.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    assert "GPS position: 51.507222, -0.127500" in [block.text for block in looked_at(jpeg(exif=place), "a.jpg").blocks]


def test_a_small_copy_of_the_same_picture_is_no_news_nor_is_the_camera() -> None:
    camera = Image.Exif()
    camera.update({0x010F: "Maker of cameras", 0x0110: "Model of a camera", 0x0131: "Software of it"})
    for content in (thumbnailed(PLAIN.resize((160, 60))), jpeg(exif=camera)):
        document = looked_at(content, "a.jpg")
        assert document.warnings == (Warned("read-by-ocr"),)
        assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.PICTURE]


def looked_at(content: bytes, name: str) -> Document:
    """Return a picture as read where the engine saw its plain words, which takes no engine."""
    words = tuple(Word(text, (9.0 + 60 * at, 9.0, 60.0 + 60 * at, 20.0), 95.0) for at, text in enumerate(("Visits", "went", "ahead")))
    seen = PageText(595.0, 300.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), (TextLine(words),), 95.0, 0)
    reading = read_part(content, name, "", DEFAULT, {1: seen})
    assert isinstance(reading, PartReading)
    return Document(name, reading.media_type, reading.blocks, (Part("", name, reading.media_type),), reading.unread, reading.warnings)
