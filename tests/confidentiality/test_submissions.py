from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.confidentiality.lateness import is_late
from service.confidentiality.understanding import understand
from service.documents.reading import read_document
from service.domain.call import Call, Question
from service.domain.document import Document
from service.domain.statement import Capacity, Stated, Understanding
from service.kit.clock import LONDON
from tests.confidentiality.other_sentences import CONTACT_WELCOME, NO_CONTACT
from tests.confidentiality.submissions import SUBMISSIONS
from tests.confidentiality.writing import CALL, understood

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED = {
    path.name.removesuffix(".yaml"): yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((SAMPLES / "expected").glob("*.yaml"))
}
READABLE = [name for name, expected in EXPECTED.items() if expected["status"] == "redacted"]


def said(understanding: Understanding, key: str) -> Any:
    claim = understanding.confidentiality
    return {
        "capacity": understanding.capacity.value,
        "organisation": understanding.organisation,
        "name": understanding.respondent_name,
        "questions": understanding.questions_answered,
        "no_contact": understanding.do_not_contact,
        "channel": understanding.contact_channel,
        "child": understanding.child_or_vulnerable,
        "publish": understanding.consent.publish,
        "requested": claim.requested,
        "scope": {scope.value for scope in claim.scope},
        "quality": claim.justification and claim.justification.quality.value,
        "only": claim.automatic_disclaimer_only,
        "question": claim.question,
        "withdrawn": claim.withdrawn,
        "contradictory": claim.contradictory,
        "consult": claim.consult_first,
    }[key]


@pytest.mark.parametrize(("paragraphs", "expected"), [each[1:] for each in SUBMISSIONS], ids=[each[0] for each in SUBMISSIONS])
def test_a_small_submission_is_understood_as_an_officer_would(paragraphs: tuple[str, ...], expected: dict[str, Any]) -> None:
    understanding = understood(*paragraphs)
    assert {key: said(understanding, key) for key in expected} == expected


@pytest.mark.parametrize("sentence", NO_CONTACT)
def test_do_not_contact_is_heard_and_is_never_confidentiality(sentence: str) -> None:
    understanding = understood("Dear Sir,", sentence)
    assert understanding.do_not_contact
    assert not understanding.confidentiality.requested


@pytest.mark.parametrize("sentence", CONTACT_WELCOME)
def test_other_words_about_contact_refuse_nothing(sentence: str) -> None:
    understanding = understood("Dear Sir,", sentence)
    assert not understanding.do_not_contact
    assert not understanding.confidentiality.requested


@pytest.mark.parametrize(
    ("received", "late"),
    [
        ("2025-05-30T23:59:59+01:00", False),
        ("2025-05-31T00:00:00+01:00", True),
        ("2025-05-30T22:59:59+00:00", False),
        ("2025-05-30T23:00:00+00:00", True),
    ],
)
def test_late_is_after_the_closing_day_in_london(received: str, late: bool) -> None:
    assert is_late(CALL, datetime.fromisoformat(received)) is late


def test_late_is_after_the_closing_minute_where_there_is_one() -> None:
    closes = datetime(2026, 2, 27, 16, 59, tzinfo=LONDON)
    call = Call("c", "t", "p", "council", "n", closes=closes, closes_on_day=False)
    assert is_late(call, closes + timedelta(seconds=59)) is False
    assert is_late(call, closes + timedelta(seconds=60)) is True
    assert is_late(call, None) is None


def sample_call() -> Call:
    raw = yaml.safe_load((SAMPLES / "calls" / "hmip-sfo-2025.yaml").read_text(encoding="utf-8"))
    questions = tuple(Question(each["number"], each["text"], tuple(each["keywords"])) for each in raw["questions"])
    closes = datetime.fromisoformat(raw["closes"]).replace(tzinfo=LONDON)
    return Call(raw["id"], raw["title"], raw["publisher"], raw["authority_type"], raw["notice"], closes=closes, questions=questions)


def beside() -> dict[str, dict[str, str]]:
    with (SAMPLES / "submissions.csv").open(encoding="utf-8") as rows:
        return {row["file"]: row for row in csv.DictReader(rows)}


@pytest.mark.parametrize("name", READABLE)
def test_a_sample_says_what_was_written_down_by_hand(name: str) -> None:
    document = read_document((SAMPLES / "submissions" / name).read_bytes(), name)
    assert isinstance(document, Document)
    row = beside().get(name, {})
    received = row.get("received") or document.property_map.get("received_header")
    stated = Stated(
        capacity=Capacity(row["capacity"]) if row.get("capacity") else None,
        organisation=row.get("organisation") or None,
        name=row.get("name") or None,
    )
    understanding = understand(document, call=sample_call(), stated=stated, received=datetime.fromisoformat(received) if received else None)
    wanted = EXPECTED[name]["statements"]
    assert {key: _report(understanding, key) for key in wanted} == {
        key: sorted(value) if isinstance(value, list) else value for key, value in wanted.items()
    }


def _report(understanding: Understanding, key: str) -> Any:
    claim = understanding.confidentiality
    values = {
        "respondent_name": understanding.respondent_name,
        "confidentiality_requested": claim.requested,
        "scope": sorted(scope.value for scope in claim.scope),
        "justification_quality": claim.justification and claim.justification.quality.value,
        "do_not_contact": understanding.do_not_contact,
        "automatic_disclaimer_only": claim.automatic_disclaimer_only,
        "late": understanding.late,
        "questions_answered": list(understanding.questions_answered),
        "consent_publish": understanding.consent.publish,
        "contact_channel": understanding.contact_channel,
    }
    return values[key] if key in values else said(understanding, key)
