"""A plain text or Markdown file is its own reader: its characters are the approved ones and none is unseen."""

from __future__ import annotations

import sys
import unicodedata

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences

NAME = "text_bytes"
NEEDED = frozenset("\n\t\u200c\u200d\u200e\u200f")
HEADING = "Unreviewed draft"


def run(examined: Examined) -> list[str]:
    """Return leaks, unseen characters and differences from the approved text."""
    text = examined.content.decode("utf-8", errors="strict")
    answer = said(examined.leaks_in_text(text), "text")
    if any(character not in NEEDED and unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"} for character in text):
        answer.append("characters that nobody sees are in the text")
    return answer


def run_expected(examined: Examined) -> list[str]:
    """Return where the text differs from the approved one, list numbers aside."""
    return differences(examined.expected_text, examined.content.decode("utf-8"), extra=(HEADING,), numbered=True)


CHECK = Check(NAME, f"python {sys.version_info.major}.{sys.version_info.minor} utf-8", run)
EXPECTED = Check("expected_text", f"python {sys.version_info.major}.{sys.version_info.minor} utf-8", run_expected)
