"""Reads Outlook messages (.msg): header, bodies, attachments, messages inside, and every string property."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import olefile

from service.documents.formats.msg.message import HEADERS, HTML, Outlook
from service.documents.formats.msg.packed_rtf import unpacked_rtf
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source, clean
from service.domain.document import Block, Unread

MEDIA_TYPE = "application/vnd.ms-outlook"
_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-[0-9A-F]{8})?", re.IGNORECASE)
_RTF = 0x1009
_DATA, _NAMES, _MIME = 0x3701, (0x3707, 0x3704, 0x3001), 0x370E
_TIMES = (0x0039, 0x0E06)
_LARGEST = 64 * 1024**2
_DEEPEST = 5
_MOST_STREAMS = 5_000
_FIRST_TIME = datetime(1601, 1, 1, tzinfo=UTC)
_LARGEST_TIME = 3_000_000_000_000_000_000


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the message; messages inside it follow it. Anchors: "headers", "body", "html", "rtf" or a property's number."""
    try:
        with olefile.OleFileIO(io.BytesIO(untrusted_content)) as container:
            reading = _Reading(container, source)
            blocks = reading.message([], "", 0)
    except (OSError, IndexError, ValueError, TypeError, AttributeError) as error:
        raise CannotRead("broken") from error
    return PartReading(
        MEDIA_TYPE, tuple(blocks), tuple(reading.attachments), tuple(dict.fromkeys(reading.unread)), properties=tuple(reading.properties)
    )


class _Reading:
    def __init__(self, container: Any, source: Source) -> None:
        self.container = container
        self.source = source
        self.paths: list[list[str]] = container.listdir(streams=True, storages=False)
        if len(self.paths) > _MOST_STREAMS:
            raise CannotRead("too-complex")
        self.attachments: list[Attachment] = []
        self.unread: list[Unread] = []
        self.properties: list[tuple[str, str]] = []

    def message(self, place: list[str], section: str, depth: int) -> list[Block]:
        """Return the blocks of the message at a place in the container."""
        outlook = Outlook()
        self._strings(place, outlook)
        outlook.sent = self._time(place, 24 if place else 32)
        self._recipients(place, outlook)
        if not place:
            self._keep_properties(outlook)
        blocks = list(outlook.blocks(self.source, section))
        self.attachments.extend(outlook.attachments)
        for number, storage in enumerate(self._storages(place, "__attach_version1.0_"), 1):
            blocks.extend(self._attachment([*place, storage], f"{section}{number}.", depth))
        return blocks

    def _inside(self, place: list[str]) -> list[list[str]]:
        return [path for path in self.paths if path[: len(place)] == place and len(path) == len(place) + 1]

    def _storages(self, place: list[str], prefix: str) -> list[str]:
        at = len(place)
        return sorted({path[at] for path in self.paths if len(path) > at + 1 and path[:at] == place and path[at].startswith(prefix)})

    def _stream(self, path: list[str]) -> bytes:
        content: bytes = self.container.openstream(path).read(_LARGEST)
        return content

    def _strings(self, place: list[str], outlook: Outlook) -> None:
        for path in self._inside(place):
            match = _STREAM.fullmatch(path[-1])
            if match is None:
                continue
            number, kind = int(match.group(1), 16), match.group(2).upper()
            text = _text(self._stream(path), kind)
            if number == HTML:
                outlook.html = self._stream(path) if kind == "0102" else (text or "").encode()
            elif number == _RTF and kind == "0102":
                outlook.rtf = unpacked_rtf(self._stream(path))
            elif text is not None and ("-" in path[-1] or outlook.strings.get(number, text) != text):
                outlook.others.append(("message property", text))
            elif text is not None:
                outlook.strings[number] = text

    def _recipients(self, place: list[str], outlook: Outlook) -> None:
        for storage in self._storages(place, "__recip_version1.0_"):
            inner = Outlook()
            self._strings([*place, storage], inner)
            outlook.others.extend(("recipient", text) for text in dict.fromkeys(inner.strings.values()))
        for path in self._inside([*place, "__nameid_version1.0"]):
            if path[-1].endswith("00040102"):
                outlook.others.append(("names of properties", self._stream(path).decode("utf-16-le", "replace")))

    def _time(self, place: list[str], head: int) -> str:
        """Return when the message was sent, as its fixed properties say."""
        path = [*place, "__properties_version1.0"]
        content = self._stream(path)[head:] if path in self.paths else b""
        for at in range(0, len(content) - 15, 16):
            number = int.from_bytes(content[at + 2 : at + 4], "little")
            ticks = int.from_bytes(content[at + 8 : at + 16], "little")
            if number in _TIMES and 0 < ticks < _LARGEST_TIME:
                return (_FIRST_TIME + timedelta(microseconds=ticks // 10)).replace(microsecond=0).isoformat()
        return ""

    def _keep_properties(self, outlook: Outlook) -> None:
        found = (("date", outlook.sent), ("subject", outlook.strings.get(0x0037, "")), ("message_id", outlook.strings.get(0x1035, "")))
        self.properties.extend((name, clean(value)) for name, value in found if value)
        if outlook.strings.get(HEADERS):
            outlook.others.append(("header", outlook.strings.pop(HEADERS)))

    def _attachment(self, place: list[str], section: str, depth: int) -> list[Block]:
        inner = Outlook()
        self._strings(place, inner)
        embedded = [*place, "__substg1.0_3701000D"]
        if any(path[: len(embedded)] == embedded for path in self.paths):
            if depth >= _DEEPEST:
                self.unread.append(Unread("", None, "nested-too-deep"))
                return []
            return self.message(embedded, section, depth + 1)
        name = next((inner.strings[number] for number in _NAMES if inner.strings.get(number)), "")
        stream = [*place, "__substg1.0_37010102"]
        content = self._stream(stream) if stream in self.paths else None
        kind = inner.strings.get(_MIME, "application/octet-stream")
        self.attachments.append(Attachment(clean(name), kind, content, None if content is not None else "broken"))
        said = [text for number, text in inner.strings.items() if text not in {name, kind} and number != _MIME]
        others = Outlook(others=[("attachment property", text) for text in dict.fromkeys(said)])
        return list(others.blocks(self.source, section))


def _text(content: bytes, kind: str) -> str | None:
    """Return a string property's text, None for one that is no string; lists of strings keep their strings apart."""
    if kind in {"001F", "101F"}:
        return content.decode("utf-16-le", "replace").strip("\x00")
    if kind in {"001E", "101E"}:
        try:
            return content.decode("utf-8").strip("\x00")
        except UnicodeDecodeError:
            return content.decode("cp1252", "replace").strip("\x00")
    return None
