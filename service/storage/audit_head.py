"""The head of the audit chain, kept outside the database: without it a cut-off tail could not be told.

One small signed file holds `settled` (the last row known to be committed) and `intended` (the last row of a commit under way).
The order for each unit of work, under a file lock: insert rows → write `intended`, synced → commit → move `intended` to `settled`.

- A crash before the commit leaves `intended` ahead of the table: the rows are not there, nothing happened, the table ends at `settled`.
- A crash after the commit leaves the table at `intended`: the next append or look settles it.
- So the table ends at `settled` or at `intended`, and at nothing else; only while a crash is not settled can the difference of one unit
  of work go unnoticed. A head that is missing though the chain was begun, or not signed by us, is itself a break.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.storage.files import private_folder, replace_file
from service.storage.keys import KeyStore
from service.storage.signing import signature_holds

#: What the first row has for its `previous`.
NOTHING = "0" * 64


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the chain: how many rows, and the digest of the last."""

    sequence: int = 0
    digest: str = NOTHING


@dataclass(frozen=True, slots=True)
class Head:
    """What the file says."""

    settled: Mark = Mark()
    intended: Mark | None = None

    def admits(self, found: Mark) -> bool:
        """Say whether the table may end there."""
        return found in (self.settled, self.intended)


class HeadMissing(Exception):
    """The chain was begun but its head is gone."""


class HeadForged(Exception):
    """The head is not signed by this installation."""


class AuditHead:
    """Reads and writes the head under one lock for all threads and processes that share the folder."""

    def __init__(self, folder: Path, keys: KeyStore) -> None:
        self._folder = folder
        self._keys = keys

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other writer of the chain out."""
        private_folder(self._folder)
        descriptor = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    @property
    def begun(self) -> bool:
        """Say whether a chain was begun here: from then on its head must be there."""
        return self._keys.has_secret("audit")

    def begin(self) -> None:
        """Write the first head, then make the audit key that says that there must be one: a crash between the two is no break."""
        if not self.begun:
            if not (self._folder / "head").exists():
                self.write(Head(), durable=True)
            self._keys.secret("audit")

    def read(self) -> Head:
        """Return the head; raise `HeadMissing` or `HeadForged`. Before the first row there is none and none is missed."""
        try:
            content = json.loads((self._folder / "head").read_bytes())
        except FileNotFoundError as error:
            if self.begun:
                raise HeadMissing from error
            return Head()
        except ValueError as error:
            raise HeadForged from error
        try:
            signed = json.dumps(content["head"], sort_keys=True).encode()
            if not signature_holds(self._keys.signer().public_key, _in_context(signed), bytes.fromhex(content["signature"])):
                raise HeadForged
            intended = content["head"]["intended"]
            return Head(Mark(*content["head"]["settled"]), Mark(*intended) if intended else None)
        except (KeyError, TypeError, ValueError) as error:
            raise HeadForged from error

    def write(self, head: Head, *, durable: bool) -> None:
        """Write the head in one step. Settling need not be durable: losing it leaves the intent, which is."""
        intended = [head.intended.sequence, head.intended.digest] if head.intended else None
        content = {"settled": [head.settled.sequence, head.settled.digest], "intended": intended}
        signed = json.dumps(content, sort_keys=True).encode()
        signature = self._keys.signer().sign(_in_context(signed)).hex()
        replace_file(self._folder / "head", json.dumps({"head": content, "signature": signature}).encode(), durable=durable)


def _in_context(message: bytes) -> bytes:
    """No signature of a head can be passed off as one of a certificate."""
    return b"disclosure audit head v1\n" + message
