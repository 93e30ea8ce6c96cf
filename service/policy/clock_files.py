"""Clocks from their YAML files: those shipped, an authority's own laid over them, and one more given by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from service.kit.digests import sha256
from service.policy.clocks import Calendar, ClockExample, ClockFile, Clocks, CountsAs, Nation, Period, PeriodName, Regime, SpecialDay
from service.policy.complaints import BadPolicy, Problem, read_checked
from service.policy.packs import CLOCKS
from service.policy.placed_yaml import Path as Place
from service.policy.placed_yaml import Placed

Json = dict[str, Any]

CODE = "clock-not-valid"
ONE_DAY = timedelta(days=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LENGTHS = ("working_days", "months", "none")


@dataclass(frozen=True, slots=True)
class _Read:
    """One file, held against its schema."""

    file: str
    content: bytes
    placed: Placed

    def problem(self, place: Place, message: str) -> Problem:
        return Problem(self.file, self.placed.line(place), message)


def load_clocks(policies: Path, overlay: Path | None = None, extra: Path | None = None) -> Clocks:
    """Read the `clocks` folder of the shipped policies, then an authority's own, then one more file.

    A later regime takes the place of an earlier one in force on the same days; days and known days are added. Raises BadPolicy
    (clock-not-valid) with file, line and what to write instead.
    """
    folders = [policies / CLOCKS, *([overlay / CLOCKS] if overlay else [])]
    files = [file for folder in folders for file in sorted(folder.glob("*.yaml"))] + ([extra] if extra else [])
    if not files:
        raise BadPolicy((Problem(CLOCKS, 1, "the folder holds no .yaml file; point to one that does"),), code=CODE)
    read = [_read(file) for file in files]
    problems = [problem for each in read for problem in _loose_ends(each, read)]
    if problems:
        raise BadPolicy(tuple(problems), code=CODE)
    return _joined(read)


def _read(file: Path) -> _Read:
    try:
        content = file.read_bytes()
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise BadPolicy((Problem(file.name, 1, "not UTF-8; save the file as UTF-8"),), code=CODE) from None
    except OSError as error:
        raise BadPolicy((Problem(file.name, 1, f"cannot be opened ({error.strerror}); check the path"),), code=CODE) from None
    return _Read(file.name, content, read_checked(text, file=file.name, schema_name="clocks.schema.json", code=CODE))


def _joined(read: list[_Read]) -> Clocks:
    calendars = {name: _calendar(body) for each in read for name, body in each.placed.data.get("calendars", {}).items()}
    regimes: list[Regime] = []
    for each in read:
        own = [_regime(each, index, calendars) for index, _ in enumerate(each.placed.data.get("regimes", []))]
        regimes = [regime for regime in regimes if not any(regime.id == other.id and _overlap(regime, other) for other in own)] + own
    days = [_special(row) for each in read for row in each.placed.data.get("holidays", {}).get("days", [])]
    known_from, known_to, gaps = _known(read)
    unknown = [*gaps, *_days_outside(read, known_from, known_to)]
    if unknown:
        raise BadPolicy(tuple(unknown), code=CODE)
    files = tuple(ClockFile(each.file, each.placed.data.get("version", ""), sha256(each.content)) for each in read)
    return Clocks(tuple(sorted(regimes, key=lambda regime: regime.starts)), tuple(days), known_from, known_to, files)


def _known(read: list[_Read]) -> tuple[date, date, list[Problem]]:
    """Return the days between which holidays are known: all files' spans joined, which may leave no gap."""
    spans = [each for each in read if each.placed.data.get("holidays", {}).get("known")]
    if not spans:
        raise BadPolicy((Problem(read[0].file, 1, "no file says which bank holidays are known; add holidays.known"),), code=CODE)
    problems: list[Problem] = []
    known_from, known_to = date.max, date.min
    for each in spans:
        starts, ends = (date.fromisoformat(each.placed.data["holidays"]["known"][key]) for key in ("from", "to"))
        if known_from <= known_to and (starts > known_to + ONE_DAY or ends < known_from - ONE_DAY):
            message = (
                f"the known days leave a gap after {known_to}; write from: '{known_to + ONE_DAY}' or earlier, and add the days between"
            )
            problems.append(each.problem(("holidays", "known"), message))
        known_from, known_to = min(known_from, starts), max(known_to, ends)
    return known_from, known_to, problems


def _days_outside(read: list[_Read], known_from: date, known_to: date) -> Iterator[Problem]:
    for each in read:
        for index, row in enumerate(each.placed.data.get("holidays", {}).get("days", [])):
            if not known_from <= date.fromisoformat(row["day"]) <= known_to:
                message = (
                    f"{row['day']} lies outside the known days ({known_from} to {known_to}); widen holidays.known, or put the day right"
                )
                yield each.problem(("holidays", "days", index, "day"), message)


def _calendar(data: Json) -> Calendar:
    return Calendar(
        data["title"].strip(), _nations(data), data["closed_when"] == "every", frozenset(WEEKDAYS.index(day) for day in data["weekend"])
    )


def _nations(data: Json) -> frozenset[Nation]:
    return frozenset(Nation(nation) for nation in data["nations"])


def _special(data: Json) -> SpecialDay:
    counts_as = CountsAs(data.get("counts_as", CountsAs.HOLIDAY))
    return SpecialDay(date.fromisoformat(data["day"]), _nations(data), data["title"], counts_as, data.get("why", ""))


def _regime(read: _Read, index: int, calendars: dict[str, Calendar]) -> Regime:
    data: Json = read.placed.data["regimes"][index]
    ends = data["in_force"].get("to")
    return Regime(
        data["id"],
        data["title"],
        calendars[data["calendar"]],
        date.fromisoformat(data["in_force"]["from"]),
        date.fromisoformat(ends) if ends else None,
        data["starts"].strip(),
        {PeriodName(name): _period(body) for name, body in data["periods"].items()},
        tuple(_example(row, read, ("regimes", index, "examples", number)) for number, row in enumerate(data["examples"])),
    )


def _period(data: Json) -> Period:
    return Period(
        working_days=data.get("working_days"),
        months=data.get("months"),
        none=data.get("none", ""),
        moves_to_working_day=data.get("then", "next_working_day") == "next_working_day",
        basis=data.get("basis", ""),
        only_if=data.get("only_if", ""),
        tell_by=PeriodName(data["tell_by"]) if "tell_by" in data else None,
        confirmed=data.get("confirmed", False),
        source=data.get("source", ""),
        note=data.get("note", ""),
    )


def _example(row: Json, read: _Read, place: Place) -> ClockExample:
    received, due = date.fromisoformat(row["received"]), date.fromisoformat(row["due"])
    latest = date.fromisoformat(row["latest"]) if "latest" in row else due
    return ClockExample(received, PeriodName(row["period"]), due, latest, read.file, read.placed.line(place))


def _overlap(one: Regime, other: Regime) -> bool:
    return (one.ends is None or other.starts <= one.ends) and (other.ends is None or one.starts <= other.ends)


def _loose_ends(read: _Read, every: list[_Read]) -> Iterator[Problem]:
    """Yield what the schema cannot see: days that are none, calendars unknown, periods without or with two lengths."""
    data = read.placed.data
    yield from (read.problem(place, f"{day} is not a day of the calendar; write one as 2026-06-15") for place, day in _bad_days(read))
    known = {name for each in every for name in each.placed.data.get("calendars", {})}
    for index, regime in enumerate(data.get("regimes", [])):
        if regime["calendar"] not in known:
            message = f"the calendar {regime['calendar']!r} is not in calendars; write one of {', '.join(sorted(known)) or '(none yet)'}"
            yield read.problem(("regimes", index, "calendar"), message)
        for name, period in regime["periods"].items():
            faults = _period_faults(name, period, regime["periods"])
            yield from (read.problem(("regimes", index, "periods", name), message) for message in faults)


def _period_faults(name: str, period: Json, periods: Json) -> Iterator[str]:
    if sum(length in period for length in LENGTHS) != 1:
        yield f"{name}: write one of working_days, months or none"
    elif "none" not in period and not ("basis" in period and "source" in period):
        yield f"{name}: add basis and source, so that a reader can look it up"
    told = periods.get(period.get("tell_by", ""), {})
    if "tell_by" in told or "none" in told:
        yield f"{name}: tell_by names {period['tell_by']}, which has no end of its own; name the period that this one extends"


def _bad_days(read: _Read) -> Iterator[tuple[Place, str]]:
    for place, written in _days_written(read.placed.data, ()):
        try:
            date.fromisoformat(written)
        except ValueError:
            yield place, written


def _days_written(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield each value that stands where the schema wants a day."""
    steps: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in steps:
        if key in {"day", "from", "to", "received", "due", "latest"} and isinstance(value, str):
            yield (*place, key), value
        else:
            yield from _days_written(value, (*place, key))
