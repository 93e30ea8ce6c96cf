"""All bytes of the file in every form they can carry words: encodings, escapes, packed streams, members."""

from __future__ import annotations

import sys

from service.documents.checks.decoded_forms import decoded_forms
from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.hunting import Hit, Hunter
from service.domain.verification import Secret

NAME = "raw_bytes"


def run(examined: Examined) -> list[str]:
    """Return the secrets found in the raw bytes, less those that readers of the approved text see."""
    answer: list[str] = []
    hunter = examined.hidden_hunter
    for form, text in decoded_forms(examined.content):
        answer.extend(said(hunter.in_hidden(text), form))
    return sorted(set(answer))


def hunt_file(content: bytes, secrets: tuple[Secret, ...]) -> list[tuple[str, Hit]]:
    """Return (form, hit) for each secret in any decoded form of any file; raises `TooMuch` when it cannot be proved."""
    hunter = Hunter(secrets)
    return [(form, hit) for form, text in decoded_forms(content) for hit in hunter.in_hidden(text)]


CHECK = Check(NAME, f"python {sys.version_info.major}.{sys.version_info.minor} codecs", run)
