"""What travels with a picture unseen: EXIF, GPS, XMP, IPTC, comments, thumbnails, makers' notes and bytes after its end."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from service.documents.formats.docx.extras import property_block
from service.documents.formats.image.containers import Container, tiff_remainder
from service.documents.formats.office.macros import strings_in
from service.documents.xmp import xmp_texts
from service.domain.document import Block

_LONGEST = 20_000
_BROKEN = (OSError, ValueError, TypeError, KeyError, SyntaxError, IndexError, OverflowError, AttributeError)
_FEWEST_LETTERS = 4
_LARGEST_COPY = 1_000_000
#: A small copy is compared in this many squares each way; bars beside it are darker than any print.
_COMPARED, _BAR = 48, 16
_ALIKE, _GRAIN = 0.9, 4.0
#: Fields that say how a picture was made, never of whom or by whom.
_SHAPE_ONLY = re.compile(
    r"Date|Version|Components|ColorSpace|SubsecTime|OffsetTime|Interop|Orientation|Strip|Tile|Compression|Resolution|^Make$|^Model$|"
    r"Software|ProcessingSoftware|LensMake|LensModel|LensSpec|CFAPattern|FileSource|SceneType|PrintImageMatching|JpegIF|Photometric|InterColorProfile"
)
_EXIF, _GPS, _THUMBNAILS = 0x8769, 0x8825, 0x0201
_USER_COMMENT = 0x9286
_CHARSETS = {b"ASCII\x00\x00\x00": "latin-1", b"UNICODE\x00": "utf-16", b"JIS\x00\x00\x00\x00\x00": "shift_jis"}
_KNOWN_APPS = ("APP0", "APP14")
_PROFILE = b"ICC_PROFILE\x00"
_BORING = re.compile(
    r"JFIF|Exif|Adobe|Photoshop 3\.0|8BIM|http://ns\.adobe|NETSCAPE2\.0|XMP Data|W5M0|Ducky|MPF|[A-Za-z0-9+/=$%&'()*]{1,7}"
)


def properties_of(picture: ImageFile.ImageFile, container: Container) -> Iterator[Block]:
    """Yield each value as a block that nobody is shown; whatever a decoder cannot read is read as plain letters."""
    said = "\n".join(_said_of_the_camera(picture))
    for path, text in _values(picture, container):
        fresh = [line for line in text.split("\n") if " ".join(line.split()) not in said]
        safe = " ".join(" ".join(fresh).split())[:_LONGEST]
        if any(map(str.isalnum, safe)):
            said += f"\n{safe}"
            yield property_block("", path, safe, path.split("/", 1)[0])


def _values(picture: ImageFile.ImageFile, container: Container) -> Iterator[tuple[str, str]]:
    yield from _exif(picture)
    packet = picture.info.get("xmp")
    if isinstance(packet, bytes | str):
        yield from (("XMP", text) for text in xmp_texts(packet if isinstance(packet, bytes) else packet.encode()))
    for key, value in picture.info.items():
        if isinstance(value, str) and key not in {"xmp", "jfif_unit"}:
            yield f"text/{key}", f"{key}: {value}"
    comment = picture.info.get("comment")
    if isinstance(comment, bytes):
        yield "comment", _decoded(comment)
    yield from _iptc(picture)
    for name, content in container.asides:
        if name in _KNOWN_APPS or content.startswith(_PROFILE):
            continue
        yield (name, _decoded(content)) if name == "comment" else (name, _letters(_without_thumbnail(content)))


def _without_thumbnail(content: bytes) -> bytes:
    """The small copy in EXIF is a picture, looked at as one; its tables look like letters."""
    return content.partition(b"\xff\xd8\xff")[0] if content.startswith(b"Exif\x00\x00") else content


def _said_of_the_camera(picture: ImageFile.ImageFile) -> Iterator[str]:
    """Yield the texts of fields that say how the picture was made: letters in a file that are no news."""
    try:
        exif = picture.getexif()
        folders = [exif, exif.get_ifd(_EXIF)]
    except _BROKEN:
        return
    for tag, value in (item for folder in folders for item in folder.items()):
        if isinstance(value, str) and _SHAPE_ONLY.search(ExifTags.TAGS.get(tag, "")):
            yield " ".join(value.strip("\x00 ").split())


def _exif(picture: Image.Image) -> Iterator[tuple[str, str]]:
    try:
        exif = picture.getexif()
        folders = [exif, exif.get_ifd(_EXIF), exif.get_ifd(0xA005), exif.get_ifd(ExifTags.IFD.IFD1)]
        position = exif.get_ifd(_GPS)
    except _BROKEN:
        return
    for folder in folders:
        for tag, value in folder.items():
            name = ExifTags.TAGS.get(tag, f"tag {tag}")
            text = "" if _SHAPE_ONLY.search(name) else _text(tag, value)
            if text:
                yield f"EXIF/{name}", f"{name}: {text}"
    where = _position(position)
    if where:
        yield "EXIF/GPS", where
    for tag, value in position.items():
        name = ExifTags.GPSTAGS.get(tag, f"tag {tag}")
        if isinstance(value, str | bytes) and len(text := _text(tag, value)) >= _FEWEST_LETTERS and "Date" not in name:
            yield f"EXIF/{name}", f"{name}: {text}"


def _text(tag: int, value: Any) -> str:
    """Numbers of a camera say nothing of people; letters, in whatever form, may."""
    if isinstance(value, str):
        return value.strip("\x00 ")
    if isinstance(value, tuple) and value and all(isinstance(part, int) and 0 <= part < 256 for part in value) and len(value) > 8:
        value = bytes(value)
    if isinstance(value, tuple) and any(isinstance(part, str) for part in value):
        return ", ".join(part.strip("\x00 ") for part in value if isinstance(part, str))
    if not isinstance(value, bytes):
        return ""
    if tag == _USER_COMMENT and value[:8] in _CHARSETS:
        return value[8:].decode(_CHARSETS[value[:8]], "replace").strip("\x00 \ufffd")
    return _decoded(value) if ExifTags.TAGS.get(tag, "").startswith("XP") else _letters(value)


def _position(gps: dict[int, Any]) -> str:
    """Return the place as decimal degrees."""
    made = []
    for reference, tag in ((1, 2), (3, 4)):
        try:
            degrees, minutes, seconds = (float(part) for part in gps[tag])
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            return ""
        away = -1 if str(gps.get(reference, "")).upper()[:1] in {"S", "W"} else 1
        made.append(f"{away * (degrees + minutes / 60 + seconds / 3600):.6f}")
    return f"GPS position: {', '.join(made)}"


def _iptc(picture: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    try:
        fields = IptcImagePlugin.getiptcinfo(picture) or {}
    except _BROKEN:
        return
    for value in fields.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, bytes) and len(text := _decoded(each)) >= _FEWEST_LETTERS:
                yield "IPTC", text


def _decoded(content: bytes) -> str:
    """Return letters in the likeliest of a few encodings."""
    content = content.strip(b"\x00") if content.count(0) < len(content) / 4 else content
    for encoding in ("utf-8", "utf-16-le") if content.count(0) < len(content) / 4 else ("utf-16-le", "utf-8"):
        try:
            text = content.decode(encoding).strip("\x00 ")
        except UnicodeDecodeError:
            continue
        if all(unicodedata.category(letter) != "Cc" or letter.isspace() for letter in text):
            return text
    return strings_in(content, _LONGEST)


def _letters(content: bytes) -> str:
    """Return runs of letters in binary bytes, less the names of the formats themselves."""
    lines = strings_in(content, _LONGEST).split("\n")
    return "\n".join(line for line in lines if not _BORING.fullmatch(line.strip()) and _like_words(line))


def _like_words(line: str) -> bool:
    letters = sum(1 for letter in line if letter.isalnum() or letter == " ")
    return letters >= len(line) * 0.75 and sum(map(str.isalpha, line)) >= _FEWEST_LETTERS


def thumbnail_of(picture: Image.Image) -> bytes | None:
    """Return the small copy that cameras store; it may show what was cut from the picture since."""
    try:
        exif = picture.getexif()
        folder = exif.get_ifd(ExifTags.IFD.IFD1)
        start, length = folder.get(_THUMBNAILS), folder.get(0x0202)
        raw = picture.info.get("exif", b"")
    except _BROKEN:
        return None
    if not isinstance(raw, bytes) or not isinstance(start, int) or not isinstance(length, int):
        return None
    body = raw[6:] if raw.startswith(b"Exif\x00\x00") else raw
    found = body[start : start + length]
    return found if found.startswith(b"\xff\xd8") else None


def looks_alike(picture: Image.Image, thumbnail: bytes) -> bool:
    """Say whether a small copy, less the bars that cameras put beside it, shows the same as the picture."""
    try:
        with Image.open(io.BytesIO(thumbnail), formats=("JPEG",)) as small:
            if small.width * small.height > _LARGEST_COPY:
                return False
            grey = small.convert("L")
            one, other = _tiny(grey.crop(grey.point(lambda shade: 255 if shade > _BAR else 0).getbbox())), _tiny(picture.convert("L"))
    except _BROKEN:
        return True  # nobody can look at it; its letters were read
    if min(one.std(), other.std()) < _GRAIN:
        return bool(np.abs(one - other).mean() < _GRAIN)
    return bool(np.corrcoef(one.ravel(), other.ravel())[0, 1] > _ALIKE)


def _tiny(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(picture.resize((_COMPARED, _COMPARED), Image.Resampling.BOX)).astype(np.float64)


def remainder_of_tiff(picture: Any, content: bytes) -> Iterator[bytes]:
    """Yield the bytes of a TIFF outside of its pixels: its fields, and what nobody names."""
    ranges: list[tuple[int, int]] = []
    for frame in range(min(picture.n_frames, 2_000)):
        picture.seek(frame)
        for starts, lengths in ((273, 279), (324, 325)):
            places, sizes = picture.tag_v2.get(starts, ()), picture.tag_v2.get(lengths, ())
            if isinstance(places, tuple) and isinstance(sizes, tuple):
                ranges.extend((at, at + size) for at, size in zip(places, sizes, strict=False))
    picture.seek(0)
    yield from tiff_remainder(content, ranges)
