"""Understanding is judged field by field, and only where somebody judged."""

from __future__ import annotations

from typing import Any

from service.domain.document import Span
from service.domain.statement import Capacity, Confidentiality, Justification, Quality, Scope, Understanding
from service.workflow.evaluation.scoring import Found
from service.workflow.evaluation.statement_scoring import YesNo, score_statements, total_statements

ASKED = Understanding(
    capacity=Capacity.INDIVIDUAL,
    respondent_name="Dr Ann Orde",
    organisation="The Elm Trust",
    questions_answered=(1, 2, 3),
    confidentiality=Confidentiality(
        requested=True, scope=(Scope.IDENTITY, Scope.PART), justification=Justification("", Span(0, 0), Quality.WEAK)
    ),
)


def wrong(judged: dict[str, Any]) -> tuple[str, ...]:
    return score_statements(judged, ASKED).wrong


def test_names_are_the_same_without_title_case_and_article() -> None:
    assert wrong({"respondent_name": "ann orde", "organisation": "Elm Trust"}) == ()
    assert wrong({"respondent_name": "Ann", "organisation": None}) == ("respondent_name", "organisation")


def test_scope_is_right_only_as_a_whole() -> None:
    assert wrong({"scope": ["part", "identity"]}) == ()
    assert wrong({"scope": ["identity"]}) == ("scope",)


def test_quality_none_and_nothing_are_the_same() -> None:
    assert score_statements({"justification_quality": None}, Understanding()).wrong == ()
    assert wrong({"justification_quality": "none"}) == ("justification_quality",)


def test_questions_are_counted_one_by_one() -> None:
    assert score_statements({"questions_answered": [2, 3, 4]}, ASKED).questions == YesNo(right=2, false_alarm=1, missed=1)


def test_a_missed_request_and_a_false_alarm_are_told_apart() -> None:
    scores = [
        score_statements({"confidentiality_requested": True}, Understanding()),
        score_statements({"confidentiality_requested": False}, ASKED),
        score_statements({"confidentiality_requested": True}, ASKED),
        score_statements({"confidentiality_requested": False}, Understanding()),
        score_statements({"capacity": "individual"}, ASKED),
    ]
    added = total_statements(scores)
    assert dict(added.both_ways) == {"confidentiality_requested": YesNo(1, 1, 1, 1)}
    assert dict(added.fields) == {"confidentiality_requested": Found(2, 4), "capacity": Found(1, 1)}


def test_a_request_sent_to_a_person_counts_as_safe() -> None:
    doubted = Understanding(confidentiality=Confidentiality(uncertain=True))
    assert score_statements({"confidentiality_requested": True}, doubted).safe == Found(1, 1)
    assert score_statements({"confidentiality_requested": True}, Understanding()).safe == Found(0, 1)
