"""Which days are closed, and why: weekends, the bank holidays of each nation, and days that the files name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

from service.domain.errors import Unreadable
from service.policy.clocks import Calendar, Clocks, CountsAs, Nation

#: The names by which the library knows the nations.
SUBDIVISIONS: Mapping[Nation, str] = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}

WEEKEND = "weekend"


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day that is not counted; a `contested` one is counted towards the earlier date and not towards the later."""

    day: date
    reason: str
    nations: tuple[Nation, ...] = ()
    contested: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """One calendar's days."""

    calendar: Calendar
    clocks: Clocks

    def closed(self, day: date) -> ClosedDay | None:
        """Return why a day does not count, or None for a working day; raises Unreadable (days-not-known) outside the known days."""
        if not self.clocks.known_from <= day <= self.clocks.known_to:
            raise _unknown(self.clocks)
        if day.weekday() in self.calendar.weekend:
            return ClosedDay(day, WEEKEND)
        sure, contested = self._holidays(day)
        kept = {**contested, **sure}
        if not kept:
            return None
        nations = tuple(sorted(kept))
        special = next((each for each in self.clocks.days if each.day == day and each.nations & set(kept)), None)
        why = special.why if special else ""
        titles = " / ".join(dict.fromkeys(kept[nation] for nation in nations))
        if self.calendar.every:
            return ClosedDay(day, titles, nations, contested=sure.keys() != self.calendar.nations, why=why or "kept in some nations only")
        return ClosedDay(day, titles, nations, contested=not sure, why=why)

    def _holidays(self, day: date) -> tuple[dict[Nation, str], dict[Nation, str]]:
        """Return the calendar's nations that keep a day for certain, and those where that is contested, each with the day's name."""
        sure = {nation: title for nation in self.calendar.nations if (title := ordinary_holidays(nation, day.year).get(day))}
        contested: dict[Nation, str] = {}
        for special in self.clocks.days:
            if special.day != day:
                continue
            for nation in special.nations & self.calendar.nations:
                sure.pop(nation, None)
                contested.pop(nation, None)
                if special.counts_as == CountsAs.HOLIDAY:
                    sure[nation] = special.title
                elif special.counts_as == CountsAs.CONTESTED:
                    contested[nation] = special.title
        return sure, contested


@cache
def ordinary_holidays(nation: Nation, year: int) -> Mapping[date, str]:
    """Return one nation's bank holidays of a year by the library's rules, with their English names."""
    found = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year, expand=False, language="en_GB")
    return dict(found.items())


def _unknown(clocks: Clocks) -> Unreadable:
    return Unreadable(
        "days-not-known",
        f"The count leaves the days whose bank holidays are known, {clocks.known_from.isoformat()} to {clocks.known_to.isoformat()}.",
        todo=(
            "Write the further bank holidays into a YAML file, as"
            f" holidays: {{known: {{from: '{clocks.known_from.isoformat()}', to: 'YEAR-12-31'}},"
            " days: [{day: 'YEAR-MM-DD', nations: [scotland], title: NAME}]}"
            " and put it into the folder clocks of DISCLOSURE_POLICIES, or give it with --days FILE."
        ),
    )
