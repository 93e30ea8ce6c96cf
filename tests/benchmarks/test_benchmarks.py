"""The benchmarks' own arithmetic: what they write down is what they measured."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from service.domain.document import Span
from service.workflow.evaluation.evaluate import Evaluation
from service.workflow.evaluation.scoring import Found, Scored
from service.workflow.evaluation.statement_scoring import StatementScore, YesNo
from tests.benchmarks.detection_speed import interleaved
from tests.benchmarks.peer import redactions
from tests.benchmarks.quality import record
from tests.benchmarks.statements import rows_of
from tests.benchmarks.texts import digest


def test_overlapping_results_of_the_peer_are_one_redaction() -> None:
    results = [SimpleNamespace(start=start, end=end) for start, end in ((8, 12), (0, 5), (3, 7), (7, 8))]
    peer = cast("Any", SimpleNamespace(analyze=lambda **_: results))
    assert redactions(peer, "x" * 12) == (Span(0, 7), Span(7, 8), Span(8, 12))


def test_each_run_on_the_test_part_is_written_down_with_the_digest(tmp_path: Path) -> None:
    part, runs = tmp_path / "test", tmp_path / "RUNS.md"
    part.mkdir()
    (part / "x-1.yaml").write_text("text: a", encoding="utf-8")
    scored = Scored(direct=Found(1, 2))
    found = Evaluation(1, 1, scored, scored, StatementScore(), StatementScore(), (), (), ())
    before = digest(part)
    record(found, "abc1234", part, runs=runs, now=datetime(2026, 11, 23, tzinfo=UTC))
    (part / "x-1.yaml").write_text("text: b", encoding="utf-8")
    record(found, "abc1234", part, runs=runs, now=datetime(2026, 11, 24, tzinfo=UTC))
    first, second = runs.read_text(encoding="utf-8").splitlines()[-2:]
    assert f"| 2026-11-23 00:00 | abc1234 | {before[:16]} | 50.0 % |" in first
    assert before[:16] not in second


def test_both_are_measured_on_every_document() -> None:
    seen: dict[str, list[Any]] = {"ours": [], "theirs": []}
    documents = cast("Any", ["a", "b", "c"])
    mine, peer = interleaved(seen["ours"].append, seen["theirs"].append, documents)
    assert seen == {"ours": ["a", "b", "c"], "theirs": ["a", "b", "c"]}
    assert mine >= 0
    assert peer >= 0


def test_statement_rows_tell_a_miss_from_a_false_alarm() -> None:
    scored = StatementScore(both_ways=(("confidentiality_requested", YesNo(right=9, false_alarm=1, missed=3)),))
    rows = rows_of(scored)
    assert rows["confidentiality requested, recall (≥ 98 %)"] == "75.0 % (9/12)"
    assert rows["confidentiality requested, precision (≥ 92 %)"] == "90.0 % (9/10)"
