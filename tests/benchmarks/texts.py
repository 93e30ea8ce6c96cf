"""The texts that benchmarks run on: what is in the repository, and annotated corpora where they are at hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from service.documents.reading import read_document
from service.domain.document import Document, Refusal
from service.workflow.evaluation.running import as_lines

TESTS = Path(__file__).parents[1]
SAMPLES = TESTS / "samples" / "submissions"
CALL = TESTS / "samples" / "calls" / "hmip-sfo-2025.yaml"
GOLD = TESTS / "gold"
OWN_TUNING = GOLD / "tuning"
OWN_TEST = GOLD / "test"
FROZEN = GOLD / "FROZEN.txt"
CORPORA = TESTS.parents[1] / "shared" / "data"
COURT_CASES = CORPORA / "tab_train92.jsonl"
NOISY = CORPORA / "wnut17_train.jsonl"
FIRST_CASES = 12


def samples() -> Iterator[Document]:
    """Yield the sample submissions that can be read."""
    for path in sorted(SAMPLES.iterdir()):
        document = read_document(path.read_bytes(), path.name)
        if not isinstance(document, Refusal):
            yield document


def court_cases() -> Iterator[Document]:
    """Yield annotated court cases where they are at hand."""
    if COURT_CASES.exists():
        with COURT_CASES.open(encoding="utf-8") as lines:
            yield from (as_lines(json.loads(line)["text"]) for line, _ in zip(lines, range(FIRST_CASES), strict=False))


def at_hand(path: Path) -> bool:
    """Say whether gold is there to be measured on: the test part only once it is frozen."""
    if path == OWN_TEST or path.name == "sentences-test.yaml":
        return path.exists() and FROZEN.exists()
    return path.exists()


def digest(folder: Path) -> str:
    """Return one digest over the names and bytes of the files directly in a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.is_file():
            whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
