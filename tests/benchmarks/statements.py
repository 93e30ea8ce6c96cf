"""What submissions say of themselves: understood or not, on own gold; nothing ready-made does this, so there is no peer."""

from __future__ import annotations

from pathlib import Path

from service.workflow.evaluation.scoring import Found, f_score
from service.workflow.evaluation.showing import percent
from service.workflow.evaluation.statement_scoring import StatementScore, YesNo
from tests.benchmarks.measured import Measured
from tests.benchmarks.texts import GOLD, OWN_TEST, OWN_TUNING, at_hand

PARTS: tuple[tuple[str, Path], ...] = (
    ("submissions, tuning", OWN_TUNING),
    ("submissions, test", OWN_TEST),
    ("sentences, tuning", GOLD / "sentences-tuning.yaml"),
    ("sentences, test", GOLD / "sentences-test.yaml"),
)


def table(measured: Measured) -> str:
    """Return one Markdown table, the parts side by side."""
    columns = {name: _cells(path, measured) for name, path in PARTS}
    rows = dict.fromkeys(row for cells in columns.values() for row in cells)
    lines = [
        "## Statements\n",
        "Share right; counts in brackets. A part without a figure is not at hand or not frozen yet.\n",
        f"| | {' | '.join(columns)} |",
        "|---|" + "---|" * len(columns),
        *(f"| {row} | {' | '.join(cells.get(row, '–') for cells in columns.values())} |" for row in rows),
    ]
    return "\n".join(lines)


def _cells(path: Path, measured: Measured) -> dict[str, str]:
    if not at_hand(path):
        return {}
    found = measured.ours(path)
    return rows_of(found.sentences if path.suffix == ".yaml" else found.statements)


def rows_of(scored: StatementScore) -> dict[str, str]:
    """Return the rows that the issue sets targets for, then the other fields."""
    fields, both = dict(scored.fields), dict(scored.both_ways)
    asked, contact = both.get("confidentiality_requested", YesNo()), both.get("do_not_contact", YesNo())
    rows = {
        "capacity right (≥ 95 %)": _right(fields, "capacity"),
        "confidentiality requested, recall (≥ 98 %)": f"{percent(asked.recall)} ({asked.right}/{asked.right + asked.missed})",
        "confidentiality requested, precision (≥ 92 %)": f"{percent(asked.precision)} ({asked.right}/{asked.right + asked.false_alarm})",
        "request found or sent to a person": _share(scored.safe),
        "scope right as a whole (≥ 85 %)": _right(fields, "scope"),
        "automatic disclaimer only (≥ 95 %)": _right(fields, "automatic_disclaimer_only"),
        "do not contact, recall (≥ 98 %)": f"{percent(contact.recall)} ({contact.right}/{contact.right + contact.missed})",
        "do not contact, precision (≥ 98 %)": f"{percent(contact.precision)} ({contact.right}/{contact.right + contact.false_alarm})",
        "late (100 %)": _right(fields, "late"),
        "contradictions flagged (≥ 90 %)": _flagged(both.get("contradictory", YesNo())),
        "questions answered, F1 (≥ 90 %)": percent(f_score(scored.questions.precision, scored.questions.recall, beta=1)),
    }
    others = ("respondent_name", "organisation", "justification_quality", "consent_publish", "withdrawn")
    return rows | {name.replace("_", " "): _right(fields, name) for name in others}


def _right(fields: dict[str, Found], name: str) -> str:
    return _share(fields.get(name, Found()))


def _flagged(counts: YesNo) -> str:
    return f"{percent(counts.recall)} ({counts.right}/{counts.right + counts.missed}; {counts.false_alarm} false)"


def _share(found: Found) -> str:
    return f"{percent(found.share)} ({found.hit}/{found.of})" if found.of else "–"
