"""AES-256-GCM over single values and over streams of chunks."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from service.domain.errors import DisclosureError

_NONCE = 12
_TAG = 16
_SALT = 32
_MAGIC = b"DSB1"
CHUNK = 256 * 1024


class Tampered(DisclosureError):
    """Sealed content was changed, cut, re-ordered or swapped: it is never passed on."""


def _tampered() -> Tampered:
    return Tampered("content-tampered", "Stored content does not match its seal.", todo="Restore it from a backup.")


def _derived(key: bytes, salt: bytes | None, purpose: str) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose.encode()).derive(key))


def seal_value(key: bytes, place: str, content: bytes) -> bytes:
    """Seal a small value to its place (table, column and row id): moved elsewhere it does not open."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _derived(key, None, "values").encrypt(nonce, content, place.encode())


def open_value(key: bytes, place: str, sealed: bytes) -> bytes:
    """Open what `seal_value` gave for the same key and place; raise `Tampered` otherwise."""
    try:
        return _derived(key, None, "values").decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise _tampered() from error


def _bound(scope: str, blob: str, index: int, *, last: bool) -> bytes:
    return f"{scope}|{blob}|{index}|{int(last)}".encode()


def _counted(index: int, *, last: bool) -> bytes:
    return index.to_bytes(_NONCE - 1, "big") + bytes([last])


def _in_chunks(pieces: Iterable[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """Cut a stream to chunks of exactly `size`, the last (maybe empty) one flagged."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > size:
            yield bytes(waiting[:size]), False
            del waiting[:size]
    yield bytes(waiting), True


def seal_stream(key: bytes, scope: str, blob: str, pieces: Iterable[bytes], *, chunk: int = CHUNK) -> Iterator[bytes]:
    """Seal a stream. Each chunk is bound to its scope, blob, index and whether it is the last; each blob has its own derived key."""
    salt = secrets.token_bytes(_SALT)
    cipher = _derived(key, salt, f"blob|{scope}|{blob}|{chunk}")
    yield _MAGIC + chunk.to_bytes(4, "big") + salt
    for index, (content, last) in enumerate(_in_chunks(pieces, chunk)):
        yield cipher.encrypt(_counted(index, last=last), content, _bound(scope, blob, index, last=last))


def open_stream(key: bytes, scope: str, blob: str, file: BinaryIO) -> Iterator[bytes]:
    """Open a sealed stream chunk by chunk; raise `Tampered` at the first chunk that is changed, swapped, missing or too many.

    A truncated stream is known only at its end: use nothing of it before the iterator is exhausted, unless chunks may be passed on.
    """
    head = file.read(len(_MAGIC) + 4 + _SALT)
    if len(head) != len(_MAGIC) + 4 + _SALT or not head.startswith(_MAGIC):
        raise _tampered()
    size = int.from_bytes(head[4:8], "big")
    if not 0 < size <= 16 * CHUNK:
        raise _tampered()
    cipher = _derived(key, head[8:], f"blob|{scope}|{blob}|{size}")
    index, sealed = 0, file.read(size + _TAG)
    while True:
        following = file.read(size + _TAG)
        last = not following
        try:
            yield cipher.decrypt(_counted(index, last=last), sealed, _bound(scope, blob, index, last=last))
        except (InvalidTag, ValueError) as error:
            raise _tampered() from error
        if last:
            return
        index, sealed = index + 1, following
