"""The detector reads the finished text again: what it still finds and nobody approved blocks the file."""

from __future__ import annotations

from service.documents.checks.examined import Check, Examined

NAME = "redetection"


def run(examined: Examined) -> list[str]:
    """Return how many strings of personal data the approved text still holds beyond the kept ones."""
    if examined.find is None:
        return []
    found = [string for string in examined.find(examined.expected_text) if string not in examined.kept]
    return [f"{len(found)} strings look like personal data that nobody decided on: review them"] if found else []


CHECK = Check(NAME, "detector of this service", run)
