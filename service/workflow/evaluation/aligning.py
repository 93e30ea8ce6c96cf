"""Leads places in a text as read back to places in the text as marked: readers drop blanks, never letters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from service.domain.document import Span


@dataclass(frozen=True)
class Alignment:
    """Two texts with the same letters and digits in the same order."""

    read: str
    marked: str

    @cached_property
    def _read_places(self) -> list[int]:
        return letters_of(self.read)

    @cached_property
    def _marked_places(self) -> list[int]:
        return letters_of(self.marked)

    @property
    def holds(self) -> bool:
        """Say whether the letters and digits of both really are the same."""
        return [self.read[at] for at in self._read_places] == [self.marked[at] for at in self._marked_places]

    def back(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return each span of the text as read that holds a letter or digit as a span of the marked text."""
        return tuple(found for span in spans if (found := self._back(span)) is not None)

    def _back(self, span: Span) -> Span | None:
        first = bisect_left(self._read_places, span.start)
        last = bisect_left(self._read_places, span.end) - 1
        return Span(self._marked_places[first], self._marked_places[last] + 1) if last >= first else None


def letters_of(text: str) -> list[int]:
    """Return the places of the letters and digits of a text."""
    return [at for at, character in enumerate(text) if character.isalnum()]
