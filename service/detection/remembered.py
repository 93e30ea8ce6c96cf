"""What a model said of a piece of text, remembered by the piece's digest: the same text is read several times on its way."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from hashlib import blake2b
from threading import Lock
from typing import Generic, TypeVar

Said = TypeVar("Said")


class Remembered(Generic[Said]):
    """The latest answers, at most `most` by weight (one each and one for every item); no text is kept, only keyed digests of it.

    The key is random and of this process; answers hold places and probabilities, so nothing here can be read as personal data.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._key = secrets.token_bytes(16)
        self._answers: OrderedDict[bytes, tuple[Said, ...]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, text: str) -> tuple[Said, ...] | None:
        """Return what was said of this very text, or None."""
        digest = self._digest(text)
        with self._lock:
            answer = self._answers.get(digest)
            if answer is not None:
                self._answers.move_to_end(digest)
            return answer

    def put(self, text: str, answer: tuple[Said, ...]) -> None:
        """Remember an answer; the ones not asked for longest make room."""
        digest = self._digest(text)
        with self._lock:
            self._weight += 1 + len(answer) - self._weight_of(digest)
            self._answers[digest] = answer
            while self._weight > self._most:
                _, oldest = self._answers.popitem(last=False)
                self._weight -= 1 + len(oldest)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._answers.clear()
            self._weight = 0

    def _weight_of(self, digest: bytes) -> int:
        known = self._answers.pop(digest, None)
        return 0 if known is None else 1 + len(known)

    def _digest(self, text: str) -> bytes:
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._key).digest()
