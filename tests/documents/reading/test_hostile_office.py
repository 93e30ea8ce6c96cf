from __future__ import annotations

import time
from dataclasses import replace

import pytest

from service.documents.limits import DEFAULT
from service.documents.reading import read_document
from service.domain.document import Document, PartStatus, Refusal
from tests.documents.reading.hostile_office import HOSTILE, lying_directory

TIGHT = replace(DEFAULT, cpu_seconds=10, wall_seconds=20.0, memory=2 * 1024**3, total_seconds=20.0)
#: Cut short or bounded rather than refused, and said to be so.
PARTLY = {"blanks.odt", "froms.mbox", "loop.msg"}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_office_file_ends_within_its_limits(name: str) -> None:
    content = HOSTILE[name]()
    started = time.monotonic()
    answer = read_document(content, name, limits=TIGHT)
    assert time.monotonic() - started < TIGHT.wall_seconds + 15
    if isinstance(answer, Refusal):
        assert answer.code
        assert answer.status in {PartStatus.UNREADABLE, PartStatus.HELD}
    else:
        assert name in PARTLY
        assert len(answer.text) < 100_000


def test_a_member_longer_than_its_archive_says_is_unread_or_whole() -> None:
    answer = read_document(lying_directory(), "files.zip", limits=TIGHT)
    assert isinstance(answer, Document)
    assert answer.unread


def test_the_next_good_file_still_reads() -> None:
    good = read_document(b"name,town\nJo,Leeds\n", "good.csv")
    assert isinstance(good, Document)
    assert good.text == "name\ttown\nJo\tLeeds"
