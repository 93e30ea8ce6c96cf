"""The report names each combination with its tier and whether the draft breaks it."""

from __future__ import annotations

from typing import Any

import pytest

from service.detection.detecting import load_detector
from service.domain.proposal import Purpose
from service.policy.packs import load_packs, packs_folder
from service.workflow.redaction.analyse import Given
from service.workflow.redaction.redact_file import redact_file

TEXT = (
    "Thank you for asking.\n\n"
    "My brother was forty-four, a ferry engineer from Quoyburn, and he was killed on 14 May 2021 by a man who was on licence.\n\n"
    "I would like reviews to be shorter and kinder, and I do not mind if you print this.\n"
)


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    made = redact_file(
        TEXT.encode(),
        "response.txt",
        detector=load_detector(),
        packs=load_packs(packs_folder()),
        purpose=Purpose.PUBLICATION,
        given=Given(),
    )
    return dict(made.report)


def test_a_combination_is_proposed_and_the_draft_breaks_it(report: dict[str, Any]) -> None:
    assert [(jigsaw["tier"], jigsaw["action"]) for jigsaw in report["jigsaw"]] == [("propose", "redact")]


def test_its_details_stand_in_the_report_with_what_is_done_to_each(report: dict[str, Any]) -> None:
    keys = set(report["jigsaw"][0]["finding_ids"])
    rows = {row["id"]: row for row in report["findings"]}
    done = {report["text"][rows[key]["start"] : rows[key]["end"]]: rows[key]["action"] for key in keys if key in rows}
    assert done["14 May 2021"] == "redact"
    assert done["forty-four"] == "redact"


def test_what_is_taken_out_is_gone_from_the_draft_and_the_rest_stays(report: dict[str, Any]) -> None:
    gone = [report["text"][row["start"] : row["end"]] for row in report["findings"] if row["action"] == "redact"]
    assert "14 May 2021" in gone
    assert not any("reviews" in each for each in gone)
