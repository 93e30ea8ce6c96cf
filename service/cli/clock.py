"""`disclosure clock RECEIVED --regime R`: when an answer is due, and how that was counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from service.cli.own_policies import own_policies
from service.cli.refusing import Refused
from service.domain.errors import DisclosureError
from service.kit.clock import LONDON, aware
from service.policy.bank_holidays import WEEKEND, ClosedDay
from service.policy.clock_files import load_clocks
from service.policy.clocks import Clocks, PeriodName
from service.policy.counting import Counted, count
from service.policy.packs import packs_folder

UNCONFIRMED = "Nobody has yet held this period against the statute book (confirmed: false)."


@click.command()
@click.argument("received")
@click.option("--regime", required=True, metavar="foia|eir|sar|foisa|eisr", help="The law the request was made under.")
@click.option("--extended", is_flag=True, help="Count the extended period, where the regime has one.")
@click.option("--internal-review", is_flag=True, help="RECEIVED is when a review was asked for; count the time for that.")
@click.option(
    "--days",
    "days_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="YAML with further bank holidays or periods, laid over those shipped and those of DISCLOSURE_POLICIES.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, received: str, regime: str, extended: bool, internal_review: bool, days_file: Path | None, as_json: bool) -> None:
    """Say when an answer to a request RECEIVED on a day (2026-06-01, or a time as 2026-06-01T17:30) is due.

    A time without an offset is London's. Where it is argued whether a day counts, two dates are shown: work to the earlier.
    """
    name = PeriodName.of(extended=extended, internal_review=internal_review)
    try:
        clocks = load_clocks(packs_folder(), own_policies(), days_file)
        counted = count(clocks, regime.lower(), day_received(received), name)
    except DisclosureError as error:
        raise Refused(error) from error
    click.echo(json.dumps(as_data(counted, clocks), ensure_ascii=False) if as_json else "\n".join(as_lines(counted)))


def day_received(written: str) -> date:
    """Return the day, in London, that a day or time names; a usage error says what to write."""
    try:
        return aware(datetime.fromisoformat(written.strip())).astimezone(LONDON).date()
    except (ValueError, OverflowError):
        raise click.UsageError(f"RECEIVED is {written[:40]!r}; write a day as 2026-06-01 or a time as 2026-06-01T17:30") from None


def as_data(counted: Counted, clocks: Clocks) -> dict[str, Any]:
    """Return everything a reader or a program needs to check the count."""
    period = counted.period
    return {
        "regime": counted.regime.id,
        "title": counted.regime.title,
        "period": counted.name.value,
        "received": counted.received.isoformat(),
        "due": counted.due.isoformat(),
        "latest": counted.latest.isoformat(),
        "working_days": period.working_days,
        "months": period.months,
        "first_day": _iso(counted.first_day),
        "corresponding_date": _iso(counted.corresponding),
        "tell_applicant_by": _iso(counted.tell_by),
        "only_if": period.only_if,
        "calendar": counted.regime.calendar.title,
        "not_counted": [_closed_data(closed) for closed in counted.not_counted],
        "how": [line.strip() for line in as_lines(counted)],
        "basis": period.basis,
        "confirmed": period.confirmed,
        "source": period.source,
        "rules": [{"file": each.file, "version": each.version, "digest": each.digest} for each in clocks.files],
    }


def _closed_data(closed: ClosedDay) -> dict[str, Any]:
    nations = [nation.value for nation in closed.nations]
    return {"day": closed.day.isoformat(), "reason": closed.reason, "nations": nations, "contested": closed.contested, "why": closed.why}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_lines(counted: Counted) -> Iterator[str]:
    """Yield the due date first, then how it was counted, each a sentence for a person."""
    period = counted.period
    length = f"{period.working_days} working days" if period.working_days else f"{period.months} month{'s' if period.months != 1 else ''}"
    later = f" (at the latest {said(counted.latest)}: see the contested day)" if counted.latest != counted.due else ""
    yield f"Due {said(counted.due)}{later}"
    yield f"  {counted.regime.title}: {length} from receipt on {said(counted.received)}; {period.basis}"
    if counted.first_day:
        yield f"  Day 1 is {said(counted.first_day)}; {counted.regime.calendar.title}."
    elif counted.corresponding:
        moved = "" if counted.corresponding == counted.latest else "; where that is no working day, the next one is the last day"
        yield f"  The corresponding date is {said(counted.corresponding)}{moved}."
    yield from _left_out(counted)
    if period.only_if:
        yield f"  Only if {period.only_if}."
    if counted.tell_by:
        yield f"  Tell the applicant of the longer time by {said(counted.tell_by)}."
    if period.note:
        yield f"  {period.note}"
    yield f"  {counted.regime.starting}"
    if not period.confirmed:
        yield f"  {UNCONFIRMED} Source: {period.source}."


def _left_out(counted: Counted) -> Iterator[str]:
    kinds = Counter(closed.reason == WEEKEND for closed in counted.not_counted)
    if kinds[True]:
        yield f"  Not counted: {kinds[True]} weekend day{'s' if kinds[True] != 1 else ''}"
    for closed in counted.not_counted:
        if closed.reason == WEEKEND:
            continue
        nations = ", ".join(nation.value for nation in closed.nations)
        if closed.contested:
            yield f"  Contested: {said(closed.day)}, {closed.reason} ({nations}): {closed.why}. Work to the earlier date."
        else:
            yield f"  Not counted: {said(closed.day)}, {closed.reason} ({nations})"


def said(day: date) -> str:
    """Return a day as a letter would write it."""
    return f"{day:%a} {day.day} {day:%B %Y}"
