"""The source of Visual Basic macros: read because it may name people, never run and never written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import olefile

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.package import Package
from service.domain.document import Block, Unread

MACRO = "macro"
_LARGEST = 8 * 1024**2
_LONGEST = 1_000_000
#: A packed module opens with the first words of every source: a chunk's head, a flag byte, then "Attribut" unpacked.
_OPENING = b"\x00Attribut"
_STRINGS = re.compile(rb"(?:[\x20-\x7e]\x00){6,2000}|[\x20-\x7e]{6,2000}")


def macros(package: Package) -> tuple[list[Block], list[Unread]]:
    """Return the lines of macro modules as blocks nobody is shown; a project without any that can be read is unread."""
    blocks: list[Block] = []
    unread: list[Unread] = []
    for member in package.names:
        if member.lower().endswith("vbaproject.bin"):
            found = list(_sources(package.content(member)))
            blocks.extend(property_block(member, f"module[{number}]", text[:_LONGEST], MACRO) for number, text in enumerate(found, 1))
            unread.extend([] if found else [Unread("", None, "macros")])
    return blocks, unread


def _sources(content: bytes) -> Iterator[str]:
    """Yield a module's source, or the strings of a stream that is none; nothing where the project cannot be opened."""
    if not content.startswith(olefile.MAGIC):  # its own test would take few bytes for the name of a file
        yield from filter(None, (strings_in(content),))
        return
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as project:
            for path in project.listdir(streams=True, storages=False):
                stream = project.openstream(path).read(_LARGEST)
                at = stream.find(_OPENING)
                text = unpacked(stream[at - 3 :]).decode("cp1252", "replace") if at >= 3 else strings_in(stream)
                if text.strip():
                    yield text.replace("\r\n", "\n")
    except (OSError, IndexError, ValueError, TypeError, AttributeError):
        return


def unpacked(packed: bytes) -> bytes:
    """Undo the compression of MS-OVBA 2.4.1; what is broken ends the text early."""
    out = bytearray()
    at = 1
    while at + 2 <= len(packed) and len(out) < _LARGEST:
        head = int.from_bytes(packed[at : at + 2], "little")
        end = min(len(packed), at + (head & 0x0FFF) + 3)
        at += 2
        if head >> 15:
            _chunk(packed, at, end, out)
        else:
            out += packed[at:end]
        at = end
    return bytes(out)


def _chunk(packed: bytes, at: int, end: int, out: bytearray) -> None:
    start = len(out)
    while at < end:
        flags = packed[at]
        at += 1
        for bit in range(8):
            if at >= end:
                return
            if not flags >> bit & 1:
                out.append(packed[at])
                at += 1
                continue
            token = int.from_bytes(packed[at : at + 2], "little")
            at += 2
            bits = max(4, (len(out) - start - 1).bit_length())
            back = (token >> (16 - bits)) + 1
            if back > len(out):
                return
            for _ in range((token & (0xFFFF >> bits)) + 3):
                out.append(out[-back])


def strings_in(content: bytes, longest: int = _LONGEST) -> str:
    """Return the runs of plain letters in binary bytes, one a line; two-byte letters too."""
    runs = (run[0].replace(b"\x00", b"").decode("ascii") for run in _STRINGS.finditer(content[:_LARGEST]))
    return "\n".join(dict.fromkeys(run for run in runs if any(map(str.isalpha, run))))[:longest]
