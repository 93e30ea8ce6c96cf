"""Every form in which bytes can carry words: encodings, escapes and packed streams, one inside another, bounded."""

from __future__ import annotations

import base64
import binascii
import bz2
import html
import io
import lzma
import quopri
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

DEEPEST = 3
LONG_RUN = 256
#: Bytes looked at in all; a file that unpacks to more is not proved and says so.
MOST_BYTES = 256 * 1024 * 1024
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}(?:\r?\n[A-Za-z0-9+/_-]{4,}={0,2})*")
HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}[\s:-]?){6,}")
OCTAL = re.compile(r"\\([0-3][0-7]{2})")
RTF_HEX = re.compile(r"\\'([0-9A-Fa-f]{2})")
UNICODE_ESCAPE = re.compile(r"(?:\\u|%u|\\U0000|\\x)([0-9A-Fa-f]{4}|(?<=x)[0-9A-Fa-f]{2})")
RTF_UNICODE = re.compile(r"\\u(\d{2,5})\s?\??")
ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
PACKED_STARTS = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"PK\x03\x04": "zip"}


class TooMuch(Exception):
    """More bytes than anybody could check: the file is not proved."""


class _Budget:
    def __init__(self, most: int) -> None:
        self.left = most

    def take(self, content: bytes) -> bytes:
        self.left -= len(content)
        if self.left < 0:
            raise TooMuch("the file unpacks to more than can be checked")
        return content


def decoded_forms(content: bytes, *, most: int = MOST_BYTES) -> Iterator[tuple[str, str]]:
    """Yield (name of the form, text) for every way the bytes can be read; raise `TooMuch` past the budget."""
    yield from _forms(content, "raw", 0, _Budget(most))


def _forms(content: bytes, name: str, depth: int, budget: _Budget) -> Iterator[tuple[str, str]]:
    budget.take(content)
    for encoding, text in _texts(content):
        yield f"{name}/{encoding}", text
        if encoding == "utf-8":
            yield from ((f"{name}/{how}", other) for how, other in _unescaped(text) if other != text)
    if depth >= DEEPEST:
        return
    for how, inner in _inner(content, budget):
        yield from _forms(inner, f"{name}/{how}", depth + 1, budget)


def _texts(content: bytes) -> Iterator[tuple[str, str]]:
    yield "utf-8", content.decode("utf-8", errors="replace")
    if any(byte > 0x7F for byte in content[:65536]):
        yield "latin-1", content.decode("latin-1")
    if b"\x00" in content:
        for offset in (0, 1):
            yield f"utf-16le+{offset}", content[offset:].decode("utf-16-le", errors="replace")
        yield "utf-32", content.decode("utf-32-le", errors="replace")
        yield "no-nulls", content.replace(b"\x00", b"").decode("utf-8", errors="replace")


def _unescaped(text: str) -> Iterator[tuple[str, str]]:
    if "%" in text:
        yield "percent", unquote(unquote(text))
    if "&" in text:
        yield "entity", html.unescape(html.unescape(text))
    if "=" in text:
        yield "quoted-printable", quopri.decodestring(text.encode("utf-8", errors="replace")).decode("utf-8", errors="replace")
    if "\\" in text:
        yield "octal", OCTAL.sub(lambda found: chr(int(found[1], 8)), text.replace("\\\r\n", "").replace("\\\n", ""))
        yield "hex-escape", RTF_HEX.sub(lambda found: chr(int(found[1], 16)), text)
        yield "unicode-escape", UNICODE_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        yield "rtf-unicode", RTF_UNICODE.sub(lambda found: chr(min(int(found[1]), 0x10FFFF)), text)
    if "<" in text:
        yield "without-tags", re.sub(r"<[^<>]{0,10000}>", "", text)


def _inner(content: bytes, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    yield from _gathered("base64", (_base64(found[0]) for found in BASE64.finditer(content)))
    yield from _gathered("hex", (_hex(found[0]) for found in HEX.finditer(content)))
    yield from _unpacked(content, budget)


def _gathered(name: str, decoded: Iterator[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield long runs one by one and the many short ones, mostly plain words, together."""
    short: list[bytes] = []
    for run in decoded:
        if len(run) > LONG_RUN:
            yield name, run
        elif run:
            short.append(run)
    if short:
        yield name, b"\n".join(short)


def _hex(run: bytes) -> bytes:
    digits = re.sub(rb"[\s:-]", b"", run)
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode())


def _base64(run: bytes) -> bytes:
    joined = re.sub(rb"[\r\n=]", b"", run).replace(b"-", b"+").replace(b"_", b"/")
    try:
        return base64.b64decode(joined + b"=" * (-len(joined) % 4))
    except (binascii.Error, ValueError):
        return b""


def _unpacked(content: bytes, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    for start, how in PACKED_STARTS.items():
        at = content.find(start)
        if at < 0:
            continue
        if how == "zip":
            yield from _zip_members(content, budget)
            continue
        opened = _opener(how)
        try:
            yield how, opened.decompress(content[at:], budget.left + 1)
        except (zlib.error, OSError, lzma.LZMAError, EOFError):
            continue
    for head in ZLIB_HEADS:
        at = content.find(head)
        while at >= 0:
            yield from _zlib_at(content, at, budget)
            at = content.find(head, at + 2)


def _opener(how: str) -> Any:
    if how == "gzip":
        return zlib.decompressobj(31)
    return bz2.BZ2Decompressor() if how == "bzip2" else lzma.LZMADecompressor()


def _zlib_at(content: bytes, at: int, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    try:
        inner = zlib.decompressobj().decompress(memoryview(content)[at:], budget.left + 1)
    except zlib.error:
        return
    if len(inner) > 8:
        yield "zlib", inner


def _zip_members(content: bytes, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist()[:10_000]:
                yield "member-name", entry.filename.encode() + b" " + entry.comment
                if entry.flag_bits & 1:
                    raise TooMuch("a packed member is encrypted")
                with archive.open(entry) as member:
                    yield "member", member.read(budget.left + 1)
            yield "zip-comment", archive.comment
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError):
        return
