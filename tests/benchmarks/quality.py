"""What goes and what stays, ours beside default Presidio, on own gold and annotated corpora: one table each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from service.workflow.evaluation.evaluate import Evaluation
from service.workflow.evaluation.scoring import Found, Scored, score, total
from service.workflow.evaluation.showing import ROWS, percent
from tests.benchmarks.measured import Measured
from tests.benchmarks.peer import redactions
from tests.benchmarks.texts import COURT_CASES, NOISY, OWN_TEST, OWN_TUNING, at_hand, digest

RUNS = Path(__file__).with_name("TEST_RUNS.md")
TARGETS = {"direct": "≥ 97 %", "people": "≥ 93 % (with look ≥ 98 %)", "quasi_by_jigsaw": "≥ 65 %", "damaged": "≤ 8 %", "ordinary": "≤ 2 %"}
SETS: tuple[tuple[str, Path], ...] = (
    ("own gold, tuning part", OWN_TUNING),
    ("own gold, test part", OWN_TEST),
    ("court cases, TAB (direct: annotated as direct identifiers)", COURT_CASES),
    ("noisy user text, WNUT 2017 (direct: persons)", NOISY),
)


def table(measured: Measured) -> str:
    """Return one Markdown table for each set of texts; a set that is not at hand is said."""
    head = (
        "## Quality\n\nWords as `disclosure evaluate --help` defines them; publication pack; default Presidio redacts each of its results."
    )
    return "\n\n".join([head, *(section(name, path, measured) for name, path in SETS)])


def section(name: str, path: Path, measured: Measured) -> str:
    """Return the table of one set of texts; a run on the test part is written down."""
    if not at_hand(path):
        return f"### {name}\n\nNot at hand, or not frozen yet."
    golds, ours = measured.golds(path), measured.ours(path)
    theirs = total(score(gold, redactions(measured.presidio, gold.text))[0] for gold in golds)
    if path == OWN_TEST:
        record(ours, measured.commit, path)
    return "\n".join([f"### {name}\n", f"{ours.texts} texts, {ours.characters:,} characters{_frozen(path)}.\n", *_rows(ours, theirs)])


def _frozen(path: Path) -> str:
    return f", sha256 over the files {digest(path)[:16]}…" if path.is_dir() else ""


def _rows(ours: Evaluation, theirs: Scored) -> Iterator[str]:
    yield "| | target | ours, propose | ours, propose + look | default Presidio |"
    yield "|---|---|---|---|---|"
    for field, label in ROWS.items():
        found = [getattr(scored, field) for scored in (ours.proposed, ours.with_looks, theirs)]
        yield f"| {label} | {TARGETS.get(field, '')} | {' | '.join(map(_cell, found))} |"
    yield f"| F2 | | {percent(ours.proposed.f2)} | {percent(ours.with_looks.f2)} | {percent(theirs.f2)} |"


def _cell(found: Found) -> str:
    return f"{percent(found.share)} ({found.hit}/{found.of})" if found.of else "–"


def record(found: Evaluation, commit: str, part: Path, *, runs: Path = RUNS, now: datetime | None = None) -> None:
    """Write down that the test part was run: a frozen part is worth as much as the list of runs made on it."""
    columns = ("when (UTC)", "commit", "gold", "direct", "people", "quasi", "damaged", "ordinary")
    head = f"# Every run made on the test part of own gold\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    if not runs.exists():
        runs.write_text(head, encoding="utf-8")
    scored = found.proposed
    shares = " | ".join(
        percent(each.share) for each in (scored.direct, scored.people, scored.quasi_by_jigsaw, scored.damaged, scored.ordinary)
    )
    moment = now or datetime.now(UTC)
    with runs.open("a", encoding="utf-8") as stream:
        stream.write(f"| {moment:%Y-%m-%d %H:%M} | {commit} | {digest(part)[:16]} | {shares} |\n")
