"""Gold in both formats is read, and broken gold is refused with its place."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from service.workflow.evaluation.gold import BadGold, MarkKind
from service.workflow.evaluation.reading_gold import read_gold

SUBMISSION = """\
id: t-1
voice: invented
received: 2025-05-29T10:00:00+01:00
statements: {capacity: individual, confidentiality_requested: true, scope: [whole], contact_channel: post}
text: |
  I am {{D:p1:Ann Orde}}.

  {{K:Reason}} wrote it.
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_submission_keeps_its_text_marks_statements_and_time(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path / "t-1.yaml", SUBMISSION))
    assert gold.id == "t-1"
    assert gold.text == "I am Ann Orde.\n\nReason wrote it.\n"
    assert [mark.kind for mark in gold.marks] == [MarkKind.DIRECT, MarkKind.KEEP]
    assert gold.statements == {"capacity": "individual", "confidentiality_requested": True, "scope": ["whole"]}
    assert gold.received == datetime.fromisoformat("2025-05-29T10:00:00+01:00")


def test_a_field_that_nobody_judged_is_not_there(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path / "s.yaml", '- {text: "Keep it secret.", requested: true, scope: [whole], kind: request}'))
    assert gold.statements == {"confidentiality_requested": True, "scope": ["whole"]}
    assert gold.kind == "request"


def test_a_text_may_answer_another_call(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path / "t.yaml", "call: other\ntext: Hello\n"))
    assert gold.call == "other"


def test_court_cases_say_what_must_go_and_who_it_is(tmp_path: Path) -> None:
    spans = [
        {"s": 0, "e": 3, "t": "PERSON", "ident": "DIRECT", "eid": "e1"},
        {"s": 8, "e": 13, "t": "LOC", "ident": "QUASI", "eid": "e2"},
        {"s": 14, "e": 17, "t": "ORG", "ident": "NO_MASK", "eid": "e3"},
    ]
    (gold,) = read_gold(write(tmp_path / "tab.jsonl", json.dumps({"id": "c", "text": "Ann saw Leeds BBC", "spans": spans}) + "\n\n"))
    assert [(mark.kind, mark.person) for mark in gold.marks] == [(MarkKind.DIRECT, "e1"), (MarkKind.QUASI, None), (MarkKind.KEEP, None)]


def test_other_corpora_go_by_type(tmp_path: Path) -> None:
    spans = [{"s": 0, "e": 3, "t": "PERSON"}, {"s": 8, "e": 13, "t": "LOC"}]
    (gold,) = read_gold(write(tmp_path / "wnut.jsonl", json.dumps({"text": "Ann saw Leeds", "spans": spans})))
    assert [mark.kind for mark in gold.marks] == [MarkKind.DIRECT, MarkKind.OTHER]
    assert gold.id == "wnut-1"


def test_a_folder_gives_its_own_files_and_not_those_of_another_part(tmp_path: Path) -> None:
    write(tmp_path / "b.yaml", SUBMISSION)
    write(tmp_path / "a.yaml", SUBMISSION)
    (tmp_path / "test").mkdir()
    write(tmp_path / "test" / "c.yaml", SUBMISSION)
    assert [gold.id for gold in read_gold(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "text: [1"),
        ("a.yaml", "statements: {}"),
        ("a.yaml", "text: x\nstatements: {mood: good}"),
        ("a.yaml", "text: x\nreceived: soon"),
        ("a.yaml", "- 3"),
        ("a.jsonl", "{"),
        ("a.jsonl", '{"text": "Ann", "spans": [{"s": 0, "e": 9, "t": "PERSON"}]}'),
        ("a.jsonl", '{"text": "Ann", "spans": [{"s": 2, "e": 1, "t": "PERSON"}]}'),
        ("a.jsonl", "[]"),
    ],
)
def test_broken_gold_is_refused_by_file(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(BadGold, match=r"a\.(yaml|jsonl)"):
        read_gold(write(tmp_path / name, text))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadGold):
        read_gold(tmp_path)
