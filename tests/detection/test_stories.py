from __future__ import annotations

import pytest

from service.detection.detecting import Detector
from service.domain.finding import Tier
from tests.detection.texts import document


def test_age_date_and_village_of_somebody_killed_are_one_combination(detector: Detector) -> None:
    source = document("My daughter Niamh was killed on 3 October 2017 in Ravensworth. She was 26 and a trainee vet at the practice there.")
    found = detector.detect(source)
    proposed = [jigsaw for jigsaw in found.jigsaw if jigsaw.tier is Tier.PROPOSE]
    quoted = {source.quote(found.finding(each).span) for jigsaw in proposed for each in jigsaw.finding_ids}
    assert {"3 October 2017", "Ravensworth", "26"} <= quoted
    assert all("together point at" in jigsaw.reason for jigsaw in proposed)


def test_policy_text_makes_no_combination(detector: Detector) -> None:
    text = (
        "The inspectorate published its framework in 2019. Probation services in England and Wales should review cases within ten days. "
        "Training is delivered in London and Cardiff, and guidance was revised on 4 March 2024."
    )
    assert not [jigsaw for jigsaw in detector.detect(document(text)).jigsaw if jigsaw.tier is Tier.PROPOSE]


def test_the_date_of_a_message_is_no_date_of_a_story(detector: Detector) -> None:
    source = document("From: Jane Roe <j.roe@post.example>\nDate: Tue, 27 May 2025 12:00:00 +0100\nSubject: my brother\n\nMy brother died.")
    quoted = [source.quote(finding.span) for finding in detector.detect(source).findings if finding.type == "DATE"]
    assert "27 May 2025" not in quoted


@pytest.mark.parametrize(
    "told",
    [
        "a new manager every 6 months",
        "The report listed thirty-one failings",
        "The calls were in English, with an interpreter on a telephone",
    ],
)
def test_how_often_how_many_and_by_what_means_are_no_particulars_of_somebody(detector: Detector, told: str) -> None:
    source = document(f"I was at the Tannery Lane hostel from 2019 and my sister Marged died there aged 34. {told}.")
    found = detector.detect(source)
    details = [source.quote(found.finding(each).span) for jigsaw in found.jigsaw for each in jigsaw.finding_ids]
    assert not [detail for detail in details if detail in told]
