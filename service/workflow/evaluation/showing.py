"""An evaluation as a table to read or as JSON; both without any text of the gold, so that they may be logged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.workflow.evaluation.evaluate import Evaluation
from service.workflow.evaluation.scoring import Found, Scored, f_score
from service.workflow.evaluation.statement_scoring import StatementScore, YesNo

#: field of `Scored` → its line in the table
ROWS = {
    "direct": "direct identifiers, mentions masked",
    "people": "people with every mention masked",
    "quasi": "quasi-identifiers masked",
    "quasi_by_jigsaw": "quasi-identifiers masked or in a redacted jigsaw",
    "regions": "regions masked",
    "damaged": "must-keep strings damaged",
    "ordinary": "ordinary characters masked",
    "precise": "precision (marks that touch what must go)",
    "touched": "recall (what must go that a mark touches)",
}
_FOOT = "propose: what a draft redacts. + look: what a reviewer who accepts all that is shown would redact."


def percent(share: float | None) -> str:
    """Return a share in per cent; a dash where there is nothing to share."""
    return "–" if share is None else f"{100 * share:.1f} %"


def counted(found: Found) -> str:
    """Return a share with its counts."""
    return f"{percent(found.share):>8}  {found.hit}/{found.of}"


def lines(evaluation: Evaluation, *, worst: int = 10) -> Iterator[str]:
    """Yield the tables that have anything to count."""
    yield f"{evaluation.texts} texts, {evaluation.characters:,} characters"
    if evaluation.proposed.ordinary.of:
        yield from _masking(evaluation)
    if evaluation.statements.fields:
        yield from ("", "statements of submissions")
        yield from _statements(evaluation.statements)
    if evaluation.sentences.fields:
        yield from ("", "single sentences")
        yield from _statements(evaluation.sentences)
        yield from ("", f"{'  by kind of sentence':<52} {'right':<20} requests found wrongly, missed")
        yield from (_kind(kind, scored) for kind, scored in evaluation.kinds)
    if evaluation.leaks and worst:
        yield from ("", "worst documents: direct identifiers that stay, must-keep strings damaged")
        yield from (f"  {leaks.id:<24} {len(leaks.missed):>4} {len(leaks.damaged):>4}" for leaks in evaluation.leaks[:worst])
    if evaluation.misread and worst:
        yield from ("", "statements misunderstood")
        yield from (f"  {misread.id:<24} {', '.join(misread.fields)}" for misread in evaluation.misread[:worst])


def _masking(evaluation: Evaluation) -> Iterator[str]:
    both = (evaluation.proposed, evaluation.with_looks)
    yield from ("", f"{'':<50} {'propose':<20} {'propose + look':<20}")
    for name, label in ROWS.items():
        yield f"{label:<50} {_pair(*(counted(getattr(scored, name)) for scored in both))}"
    yield f"{'F2 of both':<50} {_pair(*(f'{percent(scored.f2):>8}' for scored in both))}"
    yield from ("", f"{'by type: masked':<50} {'propose':<20} {'propose + look':<20} touched (propose)")
    wide = {name: masked for name, masked, _ in evaluation.with_looks.by_type}
    for name, masked, touched in evaluation.proposed.by_type:
        yield f"  {name:<48} {_pair(counted(masked), counted(wide.get(name, Found())))} {counted(touched)}"
    yield _FOOT


def _pair(first: str, second: str) -> str:
    return f"{first:<20} {second:<20}"


def _statements(scored: StatementScore) -> Iterator[str]:
    both = dict(scored.both_ways)
    for name, found in scored.fields:
        counts = both.get(name)
        yield f"  {name:<28} {counted(found):<20} {_both_ways(counts) if counts else ''}".rstrip()
    if scored.safe.of:
        yield f"  {'request found or uncertain':<28} {counted(scored.safe)}"
    if any(name == "questions_answered" for name, _ in scored.fields):
        yield f"  {'questions, each by itself':<28} F1 {percent(f_score(scored.questions.precision, scored.questions.recall, beta=1))}"


def _kind(kind: str, scored: StatementScore) -> str:
    """Return one line: all fields together, then requests by themselves."""
    every = sum((found for _, found in scored.fields), Found())
    requests = dict(scored.both_ways).get("confidentiality_requested", YesNo())
    return f"    {kind:<48} {counted(every):<20} {requests.false_alarm} false, {requests.missed} missed"


def _both_ways(counts: YesNo) -> str:
    return f"precision {percent(counts.precision)}, recall {percent(counts.recall)} ({counts.false_alarm} false, {counts.missed} missed)"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return the same as JSON: shares with counts, ids of texts, never a string of one."""
    return {
        "texts": evaluation.texts,
        "characters": evaluation.characters,
        "propose": _scored(evaluation.proposed),
        "propose_and_look": _scored(evaluation.with_looks),
        "statements": _said(evaluation.statements),
        "sentences": _said(evaluation.sentences) | {"kinds": {kind: _said(scored) for kind, scored in evaluation.kinds}},
        "documents": [{"id": leaks.id, "missed": len(leaks.missed), "damaged": len(leaks.damaged)} for leaks in evaluation.leaks],
        "misread": [{"id": misread.id, "fields": list(misread.fields)} for misread in evaluation.misread],
    }


def _found(found: Found) -> dict[str, Any]:
    return {"share": found.share, "hit": found.hit, "of": found.of}


def _scored(scored: Scored) -> dict[str, Any]:
    counts = {name: _found(getattr(scored, name)) for name in ROWS}
    types = {name: {"masked": _found(masked), "touched": _found(touched)} for name, masked, touched in scored.by_type}
    return {**counts, "precision": scored.precision, "recall": scored.recall, "f2": scored.f2, "by_type": types}


def _said(scored: StatementScore) -> dict[str, Any]:
    return {
        "fields": {name: _found(found) for name, found in scored.fields},
        "both_ways": {name: _yes_no(counts) for name, counts in scored.both_ways},
        "questions": _yes_no(scored.questions),
        "request_found_or_uncertain": _found(scored.safe),
    }


def _yes_no(counts: YesNo) -> dict[str, Any]:
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": f_score(counts.precision, counts.recall, beta=1),
        "right": counts.right,
        "false_alarm": counts.false_alarm,
        "missed": counts.missed,
        "rightly_no": counts.rightly_no,
    }
