from __future__ import annotations

import time
from dataclasses import replace

import pytest

from service.documents.limits import DEFAULT
from service.documents.reading import read_document
from service.domain.document import Document, PartStatus, Refusal
from tests.documents.reading.hostile_files import HOSTILE

TIGHT = replace(DEFAULT, cpu_seconds=10, wall_seconds=20.0, memory=2 * 1024**3)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_within_its_limits_and_the_next_good_file_still_reads(name: str) -> None:
    content = HOSTILE[name]()
    started = time.monotonic()
    refusal = read_document(content, name, limits=TIGHT)
    assert isinstance(refusal, Refusal)
    assert refusal.status is PartStatus.UNREADABLE
    assert refusal.code
    assert time.monotonic() - started < TIGHT.wall_seconds + 5
    good = read_document(b"A good file comes next.", "good.txt")
    assert isinstance(good, Document)
    assert good.text == "A good file comes next."


@pytest.mark.parametrize(("name", "code"), [("empty.txt", "empty"), ("truncated.docx", "broken"), ("pages.pdf", "too-many-pages")])
def test_a_refusal_says_why(name: str, code: str) -> None:
    refusal = read_document(HOSTILE[name](), name, limits=TIGHT)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
