"""multipart/form-data part by part as it streams in: nothing is spooled, every size is bounded."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser

from service.domain.errors import Unreadable

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks  # it is there for the type checker only

MOST_PARTS = 120
LONGEST_HEADER = 4096
MOST_HEADERS = 8
LONGEST_VALUE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it begins; take its `pieces` before the next part is asked for."""

    name: str
    file_name: str | None
    pieces: Iterator[bytes]

    def text(self) -> str:
        """Return a field's value; raise `Unreadable` for one that is too long or no text."""
        value = bytearray()
        for piece in self.pieces:
            value += piece
            if len(value) > LONGEST_VALUE:
                raise _invalid("A field is too long.")
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            raise _invalid("A field is not UTF-8.") from None


@dataclass(slots=True)
class _Header:
    name: bytearray = field(default_factory=bytearray)
    value: bytearray = field(default_factory=bytearray)


@dataclass(slots=True)
class _Events:
    """What the parser met, in order: a part's headers, its pieces (bytes), its end (None), and the end of all."""

    waiting: deque[dict[str, str] | bytes | None] = field(default_factory=deque)
    headers: dict[str, str] = field(default_factory=dict)
    header: _Header = field(default_factory=_Header)
    ended: bool = False

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self.begin,
            "on_header_field": self.name,
            "on_header_value": self.value,
            "on_header_end": self.header_end,
            "on_headers_finished": lambda: self.waiting.append(self.headers),
            "on_part_data": lambda data, start, end: self.waiting.append(bytes(data[start:end])),
            "on_part_end": lambda: self.waiting.append(None),
            "on_end": self.end,
        }

    def begin(self) -> None:
        self.headers, self.header = {}, _Header()

    def name(self, data: bytes, start: int, end: int) -> None:
        self.header.name += data[start:end]

    def value(self, data: bytes, start: int, end: int) -> None:
        self.header.value += data[start:end]

    def header_end(self) -> None:
        try:
            self.headers[self.header.name.decode("ascii").lower()] = self.header.value.decode("utf-8")
        except UnicodeDecodeError:
            raise _invalid("A part's header is not UTF-8.") from None
        self.header = _Header()

    def end(self) -> None:
        self.ended = True


def parts_of(body: Iterator[bytes], boundary: str) -> Iterator[Part]:
    """Yield the parts of a body; raise `Unreadable` where it is cut off or malformed."""
    events = _Events()
    try:
        parser = MultipartParser(
            boundary.encode("ascii"), events.callbacks(), max_header_count=MOST_HEADERS, max_header_size=LONGEST_HEADER
        )
    except (UnicodeEncodeError, FormParserError):
        raise _invalid("The boundary is not valid.") from None
    stream = _events(body, parser, events)
    for count, headers in enumerate(stream):
        if count >= MOST_PARTS:
            raise _invalid(f"There are more than {MOST_PARTS} parts.")
        if not isinstance(headers, dict):
            raise _invalid("A part does not begin with its headers.")
        rest = _pieces(stream)
        yield _part(headers, rest)
        for _left in rest:
            pass
    if not events.ended:
        raise _invalid("The body is cut off.")


def _events(body: Iterator[bytes], parser: MultipartParser, events: _Events) -> Iterator[dict[str, str] | bytes | None]:
    for chunk in body:
        try:
            parser.write(chunk)
        except FormParserError:
            raise _invalid("The body is not multipart/form-data.") from None
        while events.waiting:
            yield events.waiting.popleft()


def _pieces(stream: Iterator[dict[str, str] | bytes | None]) -> Iterator[bytes]:
    for each in stream:
        if each is None:
            return
        if not isinstance(each, bytes):
            raise _invalid("A part begins inside another.")
        yield each
    raise _invalid("The body is cut off.")


def _part(headers: dict[str, str], pieces: Iterator[bytes]) -> Part:
    message = Message()
    message["content-disposition"] = headers.get("content-disposition", "")
    if message.get_content_disposition() != "form-data":
        raise _invalid("A part is no form-data.")
    name = message.get_param("name", header="content-disposition")
    if not isinstance(name, str) or not name:
        raise _invalid("A part has no name.")
    if "content-transfer-encoding" in headers and headers["content-transfer-encoding"].strip().lower() not in {"binary", "8bit", "7bit"}:
        raise _invalid("A part is encoded in a way that forms do not use.")
    return Part(name, message.get_filename(), pieces)


def _invalid(detail: str) -> Unreadable:
    return Unreadable("multipart-invalid", detail, todo="Send multipart/form-data as a browser or curl -F does.")
