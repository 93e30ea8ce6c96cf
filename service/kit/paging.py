"""Lists in pages, followed by an opaque cursor."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Other = TypeVar("Other")

DEFAULT_SIZE = 50
LARGEST_SIZE = 200
_LONGEST_CURSOR = 512


class BadCursor(ValueError):
    """A cursor that this service did not give for this list."""


@dataclass(frozen=True, slots=True)
class PageAsked:
    """What a caller asks of a list: at most `size` items after `cursor` (None: from the start)."""

    cursor: str | None = None
    size: int = DEFAULT_SIZE

    @property
    def limit(self) -> int:
        """The size, held between 1 and the largest allowed."""
        return max(1, min(self.size, LARGEST_SIZE))


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of a list; `next_cursor` is None on the last page."""

    items: tuple[Item, ...]
    next_cursor: str | None = None

    def mapped(self, change: Callable[[Item], Other]) -> Page[Other]:
        """Return the same page with each item changed."""
        return Page(tuple(change(item) for item in self.items), self.next_cursor)


def encode_cursor(of: str, after: str) -> str:
    """Return the cursor that goes on after the item whose key is `after` in the list named `of`."""
    return base64.urlsafe_b64encode(json.dumps([of, after], ensure_ascii=False).encode()).decode().rstrip("=")


def decode_cursor(of: str, cursor: str) -> str:
    """Return the key to go on after; raise `BadCursor` for anything that `encode_cursor` did not give for this list."""
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor("the cursor is too long")
    try:
        named, after = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise BadCursor("the cursor is not one of ours") from error
    if named != of or not isinstance(after, str) or "\0" in after:
        raise BadCursor("the cursor belongs to another list")
    return after


def page_of(of: str, found: Sequence[Item], asked: PageAsked, key: Callable[[Item], str]) -> Page[Item]:
    """Cut a page from `found`, which holds up to one item more than asked so that the end is known."""
    items = tuple(found[: asked.limit])
    more = len(found) > asked.limit
    return Page(items, encode_cursor(of, key(items[-1])) if more else None)
