"""`disclosure quality`: what reviewers' decisions say of detection, and which list changes they suggest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from service.cli.opening import OPERATOR, home_option, json_option, opened, show
from service.domain.quality import Figures, Suggestion
from service.workflow.review.quality import Quality, quality

Json = dict[str, Any]


@click.command()
@click.option("--call", "call", help="Only decisions on submissions to this call.")
@click.option("--times", type=click.IntRange(min=2), default=3, show_default=True, help="How often a string was refused or added alike.")
@click.option("--show-strings", "with_strings", is_flag=True, help="Show the strings suggested for lists (personal data; audited).")
@home_option
@json_option
def command(*, call: str | None, times: int, with_strings: bool, home: Path | None, as_json: bool) -> None:
    """Count reviewers' decisions: precision, estimated recall, edit rate and agreement, by type, category, language and kind of name.

    What a reviewer added is a miss; what nobody added is not counted, so recall is an estimate. Suggestions are strings refused (keep)
    or added (deny) alike in two submissions or more; put those you accept into the lists keep and deny of the call's file.
    """
    with opened(home) as parts:
        found = quality(parts.context(OPERATOR), call=call, times=times, with_strings=with_strings)
    show(_as_json(found, with_strings=with_strings), _as_lines(found, with_strings=with_strings), as_json=as_json)


def _as_json(found: Quality, *, with_strings: bool) -> Json:
    def groups(by: Mapping[str, Figures]) -> Json:
        return {name: _figures(each) for name, each in by.items()}

    return {
        "reviews": found.reviews,
        "unreadable": found.unreadable,
        "all": _figures(found.whole),
        "by_type": groups(found.by_type),
        "by_category": groups(found.by_category),
        "by_language": groups(found.by_language),
        "by_names": groups(found.by_names),
        "suggestions": [_suggestion(each, with_strings=with_strings) for each in found.suggestions],
    }


def _figures(figures: Figures) -> Json:
    shares = {"precision": figures.precision, "recall": figures.recall, "edit_rate": figures.edit_rate, "agreement": figures.agreement}
    return asdict(figures) | shares


def _suggestion(suggestion: Suggestion, *, with_strings: bool) -> Json:
    shown = asdict(suggestion)
    return shown if with_strings else {name: value for name, value in shown.items() if name != "text"}


def _as_lines(found: Quality, *, with_strings: bool) -> list[str]:
    lines = [f"{'':<28} accepted changed refused added  precision recall  edits agreement"]
    parts = (
        ("all", {"all": found.whole}),
        ("type", found.by_type),
        ("category", found.by_category),
        ("language", found.by_language),
        ("names", found.by_names),
    )
    for title, groups in parts:
        lines += [_line(name if title == "all" else f"{title}: {name}", each) for name, each in groups.items()]
    lines += [
        f"suggest {each.list}: {each.type}, {each.times} times in {each.submissions} submissions"
        + (f": {each.text}" if with_strings else "")
        for each in found.suggestions
    ]
    if found.suggestions and not with_strings:
        lines.append("The strings are personal data: --show-strings shows them, and is audited.")
    lines.append(
        f"{found.reviews} reviews with decisions; {found.unreadable} could not be read. Recall is an estimate: misses nobody marked."
    )
    return lines


def _line(name: str, figures: Figures) -> str:
    counts = f"{figures.accepted:>8} {figures.changed:>7} {figures.refused:>7} {figures.added:>5}"
    shares = f"{_share(figures.precision):>9} {_share(figures.recall):>6} {_share(figures.edit_rate):>6} {_share(figures.agreement):>9}"
    return f"{name:<28} {counts}  {shares}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"
