"""How well what a submission says of itself was understood, field by field; fields nobody judged are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from service.domain.document import Span
from service.domain.statement import Quality, Understanding
from service.kit.folding import fold
from service.workflow.evaluation.masking import core
from service.workflow.evaluation.scoring import Found

#: Yes-or-no fields, counted both ways.
BOTH_WAYS = ("confidentiality_requested", "do_not_contact", "automatic_disclaimer_only", "late", "withdrawn", "contradictory")


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes-or-no field: how often yes was right, wrongly said, and missed."""

    right: int = 0
    false_alarm: int = 0
    missed: int = 0
    rightly_no: int = 0

    def __add__(self, other: YesNo) -> YesNo:
        return YesNo(
            self.right + other.right,
            self.false_alarm + other.false_alarm,
            self.missed + other.missed,
            self.rightly_no + other.rightly_no,
        )

    @property
    def precision(self) -> float | None:
        """Share of yeses that are right."""
        return Found(self.right, self.right + self.false_alarm).share

    @property
    def recall(self) -> float | None:
        """Share of true yeses that are said."""
        return Found(self.right, self.right + self.missed).share


_NONE = YesNo()
_NOTHING = Found()


@dataclass(frozen=True, slots=True)
class StatementScore:
    """Counts of one submission or several: right fields, yes-or-no fields both ways, questions answered, and which fields were wrong.

    `safe` counts true requests that were found or at least sent to a person (`uncertain`).
    """

    fields: tuple[tuple[str, Found], ...] = ()
    both_ways: tuple[tuple[str, YesNo], ...] = ()
    questions: YesNo = _NONE
    safe: Found = _NOTHING
    wrong: tuple[str, ...] = ()


def stated(understanding: Understanding) -> dict[str, Any]:
    """Return what was understood under the names that gold uses."""
    claim = understanding.confidentiality
    return {
        "capacity": understanding.capacity.value,
        "respondent_name": understanding.respondent_name,
        "organisation": understanding.organisation,
        "confidentiality_requested": claim.requested,
        "scope": [scope.value for scope in claim.scope],
        "justification_quality": claim.justification.quality.value if claim.justification else Quality.NONE.value,
        "do_not_contact": understanding.do_not_contact,
        "automatic_disclaimer_only": claim.automatic_disclaimer_only,
        "late": understanding.late,
        "questions_answered": list(understanding.questions_answered),
        "consent_publish": understanding.consent.publish,
        "withdrawn": claim.withdrawn,
        "contradictory": claim.contradictory,
    }


def score_statements(judged: Mapping[str, Any], understanding: Understanding) -> StatementScore:
    """Return the counts for the fields that were judged."""
    said = stated(understanding)
    judged = {name: value for name, value in judged.items() if name != "consent_publish" or value is not None or not _asks(judged)}
    right = {name: _same(name, judged[name], said[name]) for name in judged}
    answered = set(judged.get("questions_answered") or ()), set(said["questions_answered"])
    asked = judged.get("confidentiality_requested") is True
    claim = understanding.confidentiality
    return StatementScore(
        fields=tuple((name, Found(int(hit), 1)) for name, hit in right.items()),
        both_ways=tuple((name, _yes_no(judged[name] is True, said[name] is True)) for name in BOTH_WAYS if name in judged),
        questions=_overlap(*answered) if "questions_answered" in judged else YesNo(),
        safe=Found(int(claim.requested or claim.uncertain), 1) if asked else Found(),
        wrong=tuple(name for name, hit in right.items() if not hit),
    )


def _asks(judged: Mapping[str, Any]) -> bool:
    """Beside a request, consent to publication that nobody judged is not scored (a request implies none)."""
    return judged.get("confidentiality_requested") is True


def total_statements(scores: Iterable[StatementScore]) -> StatementScore:
    """Add up the counts of several submissions."""
    fields: dict[str, Found] = {}
    both: dict[str, YesNo] = {}
    questions, safe = YesNo(), Found()
    for each in scores:
        for name, found in each.fields:
            fields[name] = fields.get(name, Found()) + found
        for name, counts in each.both_ways:
            both[name] = both.get(name, YesNo()) + counts
        questions, safe = questions + each.questions, safe + each.safe
    return StatementScore(tuple(fields.items()), tuple(both.items()), questions, safe)


def _name(wanted: object, said: object) -> bool:
    return _folded_name(wanted) == _folded_name(said)


def _folded_name(name: object) -> str:
    text = str(name or "")
    span = core(text, Span(0, len(text)))
    return fold(text[span.start : span.end]).removeprefix("the")


def _set(wanted: object, said: object) -> bool:
    return _members(wanted) == _members(said)


def _members(value: object) -> set[object]:
    return set(value) if isinstance(value, list | tuple) else set()


def _quality(wanted: object, said: object) -> bool:
    return (wanted or Quality.NONE.value) == said


#: field → how two values are the same; others must be equal
_COMPARES: dict[str, Callable[[object, object], bool]] = {
    "respondent_name": _name,
    "organisation": _name,
    "scope": _set,
    "questions_answered": _set,
    "justification_quality": _quality,
}


def _same(name: str, wanted: object, said: object) -> bool:
    compare = _COMPARES.get(name)
    return compare(wanted, said) if compare else wanted == said


def _yes_no(wanted: bool, said: bool) -> YesNo:
    return YesNo(int(wanted and said), int(said and not wanted), int(wanted and not said), int(not wanted and not said))


def _overlap(wanted: set[int], said: set[int]) -> YesNo:
    return YesNo(len(wanted & said), len(said - wanted), len(wanted - said))
