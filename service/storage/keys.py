"""The key store: apart from database and blobs, so that destroying a key erases what it sealed.

One file for each key, wrapped (AES-256-GCM) by the master key. Nothing here is backed up with the data.
"""

from __future__ import annotations

import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from service.domain.errors import DisclosureError, NotFound
from service.storage.files import create_once, shred
from service.storage.signing import Signer

_NAME = re.compile(r"[a-z0-9_-]{1,64}\Z")
_NONCE = 12
_KEY = 32

#: The scope of what belongs to no submission or call: names of key holders.
INSTALLATION = "installation"


class KeysUnusable(DisclosureError):
    """The key store is missing, damaged or open to others: nothing may go on."""


class KeyStore:
    """Keys by name. A data key seals one scope: a submission's id, a call's id, or `INSTALLATION`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def data_key(self, scope: str, *, create: bool = False) -> bytes:
        """Return a scope's key; raise `NotFound` when it was destroyed or, unless `create`, never made."""
        if self._tombstone(scope).exists():
            raise NotFound("erased", "What this key protected has been erased.")
        path = self._path("data", scope)
        if not path.exists() and not create:
            raise NotFound("key-missing", "There is no key for this.")
        return self._wrapped(path, f"data|{scope}")

    def destroy(self, scope: str) -> None:
        """Destroy a scope's key for good: all that it sealed is erased. Repeating it changes nothing."""
        path = self._path("data", scope)
        with suppress(FileExistsError):
            create_once(self._tombstone(scope), (b"",))
        if path.exists():
            shred(path)

    def destroyed(self) -> tuple[str, ...]:
        """Return the scopes whose keys were destroyed, in order."""
        return tuple(sorted(path.stem for path in (self._folder / "data").glob("*.destroyed")))

    def secret(self, name: str) -> bytes:
        """Return a secret of the installation, made at first use ("pepper", "audit", "signing")."""
        return self._wrapped(self._path("secrets", name), f"secret|{name}")

    def has_secret(self, name: str) -> bool:
        """Say whether a secret was made."""
        return self._path("secrets", name).exists()

    def signer(self) -> Signer:
        """Return the signer of certificates and of the audit head."""
        return Signer(self.secret("signing"))

    def _tombstone(self, scope: str) -> Path:
        return self._path("data", scope).with_suffix(".destroyed")

    def _path(self, kind: str, name: str) -> Path:
        if not _NAME.match(name):
            raise ValueError("a key is named by an id")
        return self._folder / kind / f"{name}.key"

    def _wrapped(self, path: Path, purpose: str) -> bytes:
        master = AESGCM(self._master())
        if not path.exists():
            nonce = secrets.token_bytes(_NONCE)
            with suppress(FileExistsError):  # another process made it first: its key is the key
                create_once(path, (nonce, master.encrypt(nonce, secrets.token_bytes(_KEY), purpose.encode())))
        try:
            content = path.read_bytes()
            return master.decrypt(content[:_NONCE], content[_NONCE:], purpose.encode())
        except FileNotFoundError as error:
            raise NotFound("erased", "What this key protected has been erased.") from error
        except InvalidTag as error:
            raise KeysUnusable(
                "key-damaged", "A key is damaged or belongs to another master key.", todo="Restore the key store."
            ) from error

    def _master(self) -> bytes:
        path = self._folder / "master.key"
        if not path.exists():
            if any((self._folder / kind).exists() for kind in ("data", "secrets")) and not path.exists():
                raise KeysUnusable("master-key-missing", "The master key is missing.", todo="Restore it from its own backup.")
            with suppress(FileExistsError):
                create_once(path, (secrets.token_bytes(_KEY),))
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise KeysUnusable("master-key-open", "Others can read the master key.", todo="Run chmod 600 on it.")
        content = path.read_bytes()
        if len(content) != _KEY:
            raise KeysUnusable("master-key-damaged", "The master key is damaged.", todo="Restore it from its own backup.")
        return content
