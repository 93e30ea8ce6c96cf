"""The batches written to measure details of people: their marks parse, nobody real can be rung or written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gold.test_gold import DRAMA, HOST, PHONE, parse, read

FILES = sorted((Path(__file__).parent / "tuning-facts").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_batch_text_keeps_the_rules_of_the_gold(path: Path) -> None:
    gold = read(path)
    assert gold["id"] == path.stem
    plain, marks = parse(gold["text"])
    assert marks
    assert all(plain[mark.start : mark.end] == plain[mark.start : mark.end].strip() != "" for mark in marks)
    assert all(DRAMA.fullmatch("".join(filter(str.isdigit, found.group()))) for found in PHONE.finditer(plain))
    assert all(host.endswith((".example", "hmiprobation.gov.uk")) for host in HOST.findall(plain))


def test_there_are_three_batches_of_six() -> None:
    assert [sum(path.stem.startswith(f"q-{batch}") for path in FILES) for batch in (1, 2, 3)] == [6, 6, 6]
