"""What goes over a request's socket: a tag of one byte, a length of eight, and that many bytes."""

from __future__ import annotations

import socket
import struct

_HEAD = struct.Struct(">cQ")

PAYLOAD = b"P"
RESULT = b"R"
FAILURE = b"F"
STATUS = b"S"


class TooLong(Exception):
    """The other side announced more than it may send."""


def send(to: socket.socket, tag: bytes, content: bytes) -> None:
    """Send one frame."""
    to.sendall(_HEAD.pack(tag, len(content)))
    to.sendall(content)


def receive(source: socket.socket, longest: int) -> tuple[bytes, bytes] | None:
    """Return the next frame's tag and content, None at the end; a longer frame raises `TooLong` before it is read."""
    head = _exactly(source, _HEAD.size)
    if head is None:
        return None
    tag, length = _HEAD.unpack(head)
    if length > longest:
        raise TooLong
    content = _exactly(source, length)
    return None if content is None else (tag, bytes(content))


def _exactly(source: socket.socket, length: int) -> bytearray | None:
    buffer = bytearray(length)
    view = memoryview(buffer)
    at = 0
    while at < length:
        received = source.recv_into(view[at:])
        if not received:
            return None
        at += received
    return buffer
