"""A second reading of written text, asked for once: a file's own text and the text it was made from are mostly the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


class FindsStrings(Protocol):
    """A second reading of written text, by the detector or by something that remembers what it said."""

    def find_strings(self, text: str) -> list[str]:
        """Return the strings that look like personal data."""
        ...


@dataclass(frozen=True, slots=True)
class OneReading:
    """The detector's word on a text, remembered while one submission is worked on and no longer."""

    detector: FindsStrings
    known: dict[str, list[str]] = field(default_factory=dict)

    def find_strings(self, text: str) -> list[str]:
        """Return what the detector finds, asking it at most once for each text."""
        if text not in self.known:
            self.known[text] = self.detector.find_strings(text)
        return self.known[text]
