"""Ordinary texts that hold next to nothing personal: at most five proposals each, and every one of them is listed here."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from service.detection.detecting import Detector
from service.domain.finding import Tier
from tests.detection.texts import document

HERE = Path(__file__).parent
CALL = HERE.parents[0] / "samples" / "calls" / "hmip-sfo-2025.yaml"
SHARED = "https://docs.google.com/"
LISTED = {
    "incident-management": [
        f"{SHARED}spreadsheets/d/1TmKiIAUr6EH1XZa5MJquSyHGZnQBjrORUJjs6l4TwHU",
        f"{SHARED}document/d/1jfdS6cmxYe7AmM50BSDYU0i6MdaVlOomuacwer70_rc/edit",
        f"{SHARED}document/d/1YDA13RU6wicXoKgDv5VucJe3o_Z0k_Qhug9EJC_XdSE/",
    ],
    "disaster-recovery": [],
    "function-annotations": ["http://www.codeplex.com/Wiki/View.aspx?ProjectName=IronPython"],
}


def quotes(detector: Detector, text: str) -> list[str]:
    source = document(text)
    return [source.quote(finding.span) for finding in detector.detect(source).findings if finding.tier is Tier.PROPOSE]


@pytest.mark.parametrize("name", sorted(LISTED))
def test_an_ordinary_text_gets_five_proposals_at_most_and_each_is_listed(detector: Detector, name: str) -> None:
    text = (HERE / "ordinary" / f"{name}.txt").read_text(encoding="utf-8")
    assert len(text.split()) >= 1_000
    found = quotes(detector, text)
    assert found == LISTED[name]
    assert len(found) <= 5


def test_the_call_s_own_notice_gets_its_contact_only(detector: Detector) -> None:
    notice = yaml.safe_load(CALL.read_text(encoding="utf-8"))["notice"]
    assert quotes(detector, notice) == ["Kevin.Ball@hmiprobation.gov.uk", "Kevin Ball", "kevin.ball@hmiprobation.gov.uk"]
