"""Encrypted content on disk: made once, never changed, durable before it is spoken of."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from service.domain.errors import NotFound
from service.storage.files import create_once
from service.storage.keys import KeyStore
from service.storage.sealing import open_stream, seal_stream


@dataclass(frozen=True, slots=True)
class StagedBlob:
    """Content that lies on disk but of which no row speaks yet; `digest` is keyed."""

    id: str
    scope: str
    size: int
    digest: str


class _Measured:
    """Counts and digests a stream while it passes."""

    def __init__(self, pepper: bytes, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self._digest = hmac.new(pepper, digestmod=sha256)
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.size += len(piece)
            self._digest.update(piece)
            yield piece

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()


class BlobStore:
    """Blobs by id under their scope's key. An original and its copies have the same keyed digest."""

    def __init__(self, folder: Path, keys: KeyStore) -> None:
        self._folder = folder
        self._keys = keys

    def put(self, scope: str, blob: str, pieces: Iterable[bytes]) -> StagedBlob:
        """Seal and store a stream durably; raise FileExistsError if the id is taken. Memory use: one chunk."""
        measured = _Measured(self._keys.secret("pepper"), pieces)
        create_once(self._path(blob), seal_stream(self._keys.data_key(scope, create=True), scope, blob, measured))
        return StagedBlob(blob, scope, measured.size, measured.digest)

    def remove(self, blob: str) -> int:
        """Remove a blob and return its size on the disk; 0 when it is gone already."""
        path = self._path(blob)
        size = path.stat().st_size if path.exists() else 0
        path.unlink(missing_ok=True)
        return size

    def digest(self, content: bytes) -> str:
        """Return the keyed digest that `put` would give."""
        return hmac.new(self._keys.secret("pepper"), content, sha256).hexdigest()

    def read(self, scope: str, blob: str) -> bytes:
        """Return the whole content, checked to its last chunk."""
        return b"".join(self.stream(scope, blob))

    def stream(self, scope: str, blob: str) -> Iterator[bytes]:
        """Yield checked chunks; a cut blob raises at its end."""
        key = self._keys.data_key(scope)
        try:
            file = self._path(blob).open("rb")
        except FileNotFoundError as error:
            raise NotFound("content-missing", "The stored content is missing.", todo="Restore it from a backup.") from error
        with file:
            yield from open_stream(key, scope, blob, file)

    def _path(self, blob: str) -> Path:
        if not blob.replace("_", "").isalnum():
            raise ValueError("a blob is named by an id")
        return self._folder / blob[-2:] / f"{blob}.blob"
