"""Values of rows: encoded, then sealed to their row under their scope's key."""

from __future__ import annotations

from typing import TypeVar

from service.kit.digests import keyed
from service.storage.codec import decode, encode
from service.storage.keys import KeyStore
from service.storage.sealing import open_value, seal_value

Value = TypeVar("Value")


class Sealer:
    """Seals and opens for one unit of work; keys read once are kept no longer than that."""

    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys
        self._read: dict[str, bytes] = {}

    def seal(self, scope: str, table: str, row: str, value: object) -> bytes:
        """Return a value sealed to its row."""
        return self.seal_bytes(scope, table, row, encode(value))

    def unseal(self, kind: type[Value], scope: str, table: str, row: str, sealed: bytes) -> Value:
        """Return the value that was sealed to this row."""
        return decode(kind, self.unseal_bytes(scope, table, row, sealed))

    def seal_bytes(self, scope: str, table: str, row: str, content: bytes) -> bytes:
        """Return bytes sealed to their row."""
        return seal_value(self._key(scope), f"{scope}|{table}|{row}", content)

    def unseal_bytes(self, scope: str, table: str, row: str, sealed: bytes) -> bytes:
        """Return the bytes that were sealed to this row."""
        return open_value(self._key(scope), f"{scope}|{table}|{row}", sealed)

    def mac(self, purpose: str, text: str) -> str:
        """Return a keyed digest of a text for look-up and uniqueness; nothing can be guessed from it without the pepper."""
        return keyed(self._keys.secret("pepper"), f"{purpose}|{text}".encode())

    def _key(self, scope: str) -> bytes:
        if scope not in self._read:
            self._read[scope] = self._keys.data_key(scope, create=True)
        return self._read[scope]
