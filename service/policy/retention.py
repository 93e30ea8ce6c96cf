"""How long responses are kept: the rules of `policies/retention/` and a call's own line, read to a day on which destruction is due."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from service.domain.call import Call
from service.kit.clock import LONDON
from service.policy.complaints import BadPolicy, Problem, read_checked
from service.policy.placed_yaml import Placed

RETENTION = "retention"
FILE = "retention.yaml"
CODE = "retention-not-valid"
#: The line of a call's own retention that speaks of what respondents sent.
RESPONSES = "responses"
CALLS_OWN = "call"
MONTHS_IN_A_YEAR = 12
_PERIOD = re.compile(r"(?P<count>[a-z]+|\d{1,3}) (?P<unit>day|month|year)s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in months and days."""

    months: int = 0
    days: int = 0

    def after(self, moment: datetime) -> datetime:
        """Return the moment a period later, in London's calendar; a month that is shorter ends on its last day."""
        local = moment.astimezone(LONDON)
        count = local.year * MONTHS_IN_A_YEAR + local.month - 1 + self.months
        year, month = divmod(count, MONTHS_IN_A_YEAR)
        last = calendar.monthrange(year, month + 1)[1]
        return local.replace(year=year, month=month + 1, day=min(local.day, last)) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """One rule: for which state, from what, how long."""

    id: str
    title: str
    trigger: str
    period: Period
    state: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a response may be destroyed; `early` ones do not wait for its time."""

    id: str
    title: str
    early: bool


@dataclass(frozen=True, slots=True)
class RetentionRules:
    """One version of them."""

    version: str
    rules: tuple[RetentionRule, ...]
    triggers: Mapping[str, tuple[str, ...]]
    holds: Mapping[str, str]
    reasons: Mapping[str, Reason]
    numbers: Mapping[str, int]

    def rule_for(self, call: Call, state: str) -> RetentionRule | None:
        """Return the rule for a submission of a call; None when the call has a line of its own that cannot be understood."""
        for rule in self.rules:
            if rule.state and rule.state == state:
                return rule
        own = call.retention.get(RESPONSES)
        if own is not None:
            return self.read(own)
        return next((rule for rule in self.rules if not rule.state), None)

    def read(self, line: str) -> RetentionRule | None:
        """Return the rule that a line such as "two years after the report is published" says; None when it says none."""
        before, after, named = line.partition(" after ")
        period = _period(before.strip(), self.numbers)
        words = set(re.findall(r"[a-z]+", named.casefold()))
        triggers = [trigger for trigger, known in self.triggers.items() if words & set(known)]
        if not after or period is None or len(triggers) != 1:
            return None
        return RetentionRule(CALLS_OWN, line, triggers[0], period)


def load_retention(folder: Path, overlay: Path | None = None) -> RetentionRules | None:
    """Read the rules of an authority's own folder if it has them, else those shipped; None where there are none.

    Raises BadPolicy (retention-not-valid) with file, line and what to write instead.
    """
    for each in (overlay, folder):
        file = each / RETENTION / FILE if each else None
        if file is not None and file.is_file():
            return _read(file)
    return None


def _read(file: Path) -> RetentionRules:
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadPolicy((Problem(file.name, 1, "not UTF-8; save the file as UTF-8"),), code=CODE) from None
    placed = read_checked(text, file=file.name, schema_name="retention.schema.json", code=CODE)
    problems = tuple(_loose_ends(placed, file.name))
    if problems:
        raise BadPolicy(problems, code=CODE)
    data = placed.data
    numbers: Mapping[str, int] = data["numbers"]
    rules = tuple(
        RetentionRule(row["id"], row["title"], row["trigger"], _period(row["period"], numbers) or Period(), row.get("state", ""))
        for row in data["rules"]
    )
    return RetentionRules(
        version=data["version"],
        rules=rules,
        triggers={name: tuple(about["words"]) for name, about in data["triggers"].items()},
        holds=data["holds"],
        reasons={name: Reason(name, about["title"], about["early"]) for name, about in data["reasons"].items()},
        numbers=numbers,
    )


def _loose_ends(placed: Placed, file: str) -> Iterator[Problem]:
    data = placed.data
    for index, row in enumerate(data["rules"]):
        if _period(row["period"], data["numbers"]) is None:
            yield Problem(file, placed.line(("rules", index)), f"{row['period']!r} is no period; write it as three years or 90 days")
    if data["rules"][-1].get("state"):
        yield Problem(file, placed.line(("rules",)), "the last rule speaks of one state only; add one for all others")


def _period(text: str, numbers: Mapping[str, int]) -> Period | None:
    found = _PERIOD.fullmatch(text.strip())
    if found is None:
        return None
    word = found["count"].casefold()
    count = int(word) if word.isdigit() else numbers.get(word)
    if not count:
        return None
    unit = found["unit"].casefold()
    return Period(days=count) if unit == "day" else Period(months=count * (MONTHS_IN_A_YEAR if unit == "year" else 1))
