"""What a picture file holds besides its picture, walked by its own structure: asides by their name, and bytes after its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

_MOST = 50_000
_NO_PAYLOAD = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_PNG_SHAPE = frozenset(
    b"IHDR PLTE IDAT iCCP sRGB gAMA cHRM pHYs tRNS bKGD hIST tIME sBIT acTL fcTL fdAT cICP mDCv cLLi tEXt zTXt iTXt eXIf".split()
)
_WEBP_SHAPE = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF"})


@dataclass(slots=True)
class Container:
    """`asides` are names and bytes that draw nothing; `trailing` what comes after the end."""

    asides: list[tuple[str, bytes]] = field(default_factory=list)
    trailing: bytes = b""


def container_of(content: bytes, media_type: str) -> Container:
    """Return what a file of a kind holds besides its picture; a kind without structure of its own holds nothing."""
    walk = _WALKS.get(media_type)
    return walk(content) if walk else Container()


def _jpeg(content: bytes) -> Container:
    """Segments before and between the scans; application segments hold metadata, thumbnails and makers' notes."""
    made = Container()
    at = 2
    for _ in range(_MOST):
        at = content.find(b"\xff", at)
        while 0 <= at < len(content) - 1 and content[at + 1] == 0xFF:
            at += 1
        if at < 0 or at + 4 > len(content):
            made.trailing = content[at + 2 :] if 0 <= at < len(content) - 1 and content[at + 1] == 0xD9 else b""
            return made
        marker = content[at + 1]
        if marker == 0xD9:
            made.trailing = content[at + 2 :]
            return made
        if marker in _NO_PAYLOAD:
            at += 2
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xFE or 0xE0 <= marker <= 0xEF:
            made.asides.append(("comment" if marker == 0xFE else f"APP{marker - 0xE0}", content[at + 4 : end]))
        if marker == 0xDA:
            found = _SCAN_END.search(content, end)
            end = found.start() if found else len(content)
        at = end
    return made


def _png(content: bytes) -> Container:
    made = Container()
    at = 8
    while at + 8 <= len(content) and len(made.asides) < _MOST:
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if kind == b"IEND":
            made.trailing = content[at + 12 + length :]
            return made
        if kind not in _PNG_SHAPE:
            made.asides.append((kind.decode("latin-1"), content[at + 8 : at + 8 + length]))
        at += 12 + length
    return made


def _webp(content: bytes) -> Container:
    made = Container()
    stop = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    at = 12
    while at + 8 <= stop and len(made.asides) < _MOST:
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        if content[at : at + 4] not in _WEBP_SHAPE:
            made.asides.append((content[at : at + 4].decode("latin-1"), content[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    made.trailing = content[stop:].lstrip(b"\x00")
    return made


def _gif(content: bytes) -> Container:
    made = Container()
    at = 13 + (3 << (content[10] & 7) + 1 if len(content) > 13 and content[10] & 0x80 else 0)
    while at < len(content) and len(made.asides) < _MOST:
        kind = content[at]
        if kind == 0x3B:
            made.trailing = content[at + 1 :]
            return made
        if kind == 0x21:
            blocks, end = _sub_blocks(content, at + 2)
            if content[at + 1 : at + 2] in {b"\xfe", b"\xff", b"\x01"}:
                made.asides.append(("comment" if content[at + 1] == 0xFE else "extension", blocks))
            at = end
        elif kind == 0x2C and at + 10 <= len(content):
            table = 3 << (content[at + 9] & 7) + 1 if content[at + 9] & 0x80 else 0
            at = _sub_blocks(content, at + 11 + table)[1]
        else:
            return made
    return made


def _sub_blocks(content: bytes, at: int) -> tuple[bytes, int]:
    pieces: list[bytes] = []
    while at < len(content) and content[at]:
        pieces.append(content[at + 1 : at + 1 + content[at]])
        at += 1 + content[at]
    return b"".join(pieces), at + 1


def _bmp(content: bytes) -> Container:
    """A head of fixed size, perhaps a gap before the pixels, and the size the head tells."""
    size, start = int.from_bytes(content[2:6], "little"), int.from_bytes(content[10:14], "little")
    head = 14 + int.from_bytes(content[14:18], "little")
    gap = content[min(head, start) : start] if start - head > 1_024 + 12 else b""
    return Container([("gap", gap)] if gap else [], content[size:] if 0 < size < len(content) else b"")


_WALKS: Mapping[str, Callable[[bytes], Container]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
    "image/gif": _gif,
    "image/bmp": _bmp,
}


def tiff_remainder(content: bytes, ranges: list[tuple[int, int]]) -> Iterator[bytes]:
    """Yield the bytes of a TIFF that belong to no strip or tile of its pictures."""
    at = 8
    for start, end in sorted(ranges):
        if start > at:
            yield content[at:start]
        at = max(at, end)
    if at < len(content):
        yield content[at:]
