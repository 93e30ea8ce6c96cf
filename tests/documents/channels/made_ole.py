"""A small writer of OLE containers, so that Outlook messages can be made with one thing in one place."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = _END


def ole(streams: dict[str, bytes]) -> bytes:
    """Return a container of these streams; a path's folders are its storages."""
    entries = [_Entry("Root Entry", 5)]
    places: dict[str, int] = {"": 0}
    for path, content in streams.items():
        *folders, name = path.split("/")
        above = ""
        for folder in folders:
            here = f"{above}/{folder}".lstrip("/")
            if here not in places:
                places[here] = len(entries)
                entries[places[above]].children.append(len(entries))
                entries.append(_Entry(folder, 1))
            above = here
        entries[places[above]].children.append(len(entries))
        entries.append(_Entry(name, 2, content))
    return _laid_out(entries)


def _laid_out(entries: list[_Entry]) -> bytes:
    small = sectors = b""
    small_table: list[int] = []
    table: list[int] = []

    def chain(content: bytes, size: int, into: list[int]) -> int:
        count = -(-len(content) // size)
        first = len(into)
        into.extend([*range(first + 1, first + count), _END][:count])
        return first if count else _END

    for entry in entries[1:]:
        if entry.kind == 2 and len(entry.content) < _CUTOFF:
            entry.start = chain(entry.content, _SMALL, small_table)
            small += entry.content.ljust(-(-len(entry.content) // _SMALL) * _SMALL, b"\0")
    for entry in entries:
        content = small if entry.kind == 5 else entry.content
        if entry.kind == 5 or (entry.kind == 2 and len(content) >= _CUTOFF):
            entry.start = chain(content, _SECTOR, table)
            sectors += content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\0")
    entries[0].content = small
    minifat = struct.pack(f"<{len(small_table)}I", *small_table)
    minifat = minifat.ljust(-(-len(minifat) // _SECTOR) * _SECTOR, b"\xff")
    minifat_start = chain(minifat, _SECTOR, table)
    directory = b"".join(_record(entries, number) for number in range(len(entries)))
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    directory_start = chain(directory, _SECTOR, table)
    sectors += minifat + directory
    fats = -(-(len(table) + 2) // 127)
    places = list(range(len(table), len(table) + fats))
    table.extend([_FAT] * fats)
    table.extend([_FREE] * (fats * 128 - len(table)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", fats, directory_start, 0, _CUTOFF, minifat_start, len(minifat) // _SECTOR, _END, 0, places[0])
    head += struct.pack("<108I", *[*places[1:], *[_FREE] * (109 - fats)])
    return head + sectors + struct.pack(f"<{len(table)}I", *table)


def _record(entries: list[_Entry], number: int) -> bytes:
    entry = entries[number]
    name = entry.name.encode("utf-16-le")
    siblings = next((other.children for other in entries if number in other.children), [])
    at = siblings.index(number) if siblings else 0
    right = siblings[at + 1] if siblings and at + 1 < len(siblings) else _FREE
    child = entry.children[0] if entry.children else _FREE
    record = name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name) + 2, entry.kind, 1, _FREE, right, child)
    return record + bytes(36) + struct.pack("<IQ", entry.start, len(entry.content))
