"""The detector is asked once for each text, and its word is what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.workflow.redaction.one_reading import OneReading


@dataclass
class Counting:
    asked: list[str] = field(default_factory=list)

    def find_strings(self, text: str) -> list[str]:
        self.asked.append(text)
        return [text.upper()]


def test_the_same_text_is_read_once_and_another_text_anew() -> None:
    detector = Counting()
    reading = OneReading(detector)
    assert [reading.find_strings(text) for text in ("one", "one", "two")] == [["ONE"], ["ONE"], ["TWO"]]
    assert detector.asked == ["one", "two"]
