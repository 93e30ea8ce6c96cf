"""What reviewers' decisions say of detection: how much of what it proposed they kept, and what they had to add."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.domain.review import Choice

#: Choices that agree that something has to go where it was proposed.
_RIGHT = frozenset({Choice.ACCEPT, Choice.CHANGE_GROUND})


@dataclass(frozen=True, slots=True)
class Label:
    """A decision that stands, as a label of what it speaks of. `text` is personal data; nothing else here is.

    `type` is the finding's, or the reason why there was none. `shown` says that it was shown, though not proposed, before it was added.
    `names` tells for a person's name whether our lists know it. `voices` says for each person who decided whether it goes.
    """

    submission: str
    type: str
    category: str
    language: str
    choice: Choice
    text: str
    names: str | None = None
    shown: bool = False
    voices: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one group. Recall is an estimate: what nobody added nobody counts. None where there is nothing to divide by."""

    accepted: int = 0
    changed: int = 0
    refused: int = 0
    added: int = 0
    added_though_shown: int = 0
    decided_by_several: int = 0
    agreed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was proposed and decided that goes."""
        right = self.accepted + self.changed
        return _share(right, right + self.refused)

    @property
    def recall(self) -> float | None:
        """The share of what goes that was proposed."""
        right = self.accepted + self.changed
        return _share(right, right + self.added)

    @property
    def edit_rate(self) -> float | None:
        """The share of decisions that were not a plain yes."""
        edited = self.changed + self.refused + self.added
        return _share(edited, edited + self.accepted)

    @property
    def agreement(self) -> float | None:
        """Of what several persons decided on, the share on which all said the same."""
        return _share(self.agreed, self.decided_by_several)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A list change for a person to accept: `list` is keep or deny; `text` is personal data."""

    list: str
    text: str
    type: str
    times: int
    submissions: int


def figures_of(labels: Iterable[Label]) -> Figures:
    """Count one group."""
    rows = tuple(labels)
    several = [set(each.voices) for each in rows if len(each.voices) > 1]
    count = Counter(each.choice for each in rows)
    return Figures(
        accepted=count[Choice.ACCEPT],
        changed=count[Choice.CHANGE_GROUND],
        refused=count[Choice.REFUSE],
        added=count[Choice.ADD],
        added_though_shown=sum(each.shown for each in rows if each.choice is Choice.ADD),
        decided_by_several=len(several),
        agreed=sum(len(each) == 1 for each in several),
    )


def grouped(labels: Sequence[Label], key: Callable[[Label], str | None]) -> Mapping[str, Figures]:
    """Return the figures of each group by its name; labels without one are left out."""
    groups: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        name = key(label)
        if name is not None:
            groups[name].append(label)
    return {name: figures_of(groups[name]) for name in sorted(groups)}


def suggestions(labels: Sequence[Label], *, times: int, submissions: int = 2) -> tuple[Suggestion, ...]:
    """Return strings refused (or added) so often, in so many submissions, and never decided otherwise."""
    by_text: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_text[" ".join(label.text.split()).casefold()].append(label)
    found = []
    for rows in by_text.values():
        choices, places = {each.choice for each in rows}, {each.submission for each in rows}
        if len(choices) != 1 or len(rows) < times or len(places) < submissions or not rows[0].text.strip():
            continue
        name = {Choice.REFUSE: "keep", Choice.ADD: "deny"}.get(rows[0].choice)
        if name:
            found.append(Suggestion(name, " ".join(rows[0].text.split()), rows[0].type, len(rows), len(places)))
    return tuple(sorted(found, key=lambda each: (each.list, -each.times, each.text)))


def goes(choice: Choice) -> bool:
    """Say whether a choice takes something out."""
    return choice in _RIGHT or choice is Choice.ADD


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
