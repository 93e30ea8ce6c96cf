"""Two decisions on the same words: what one response keeps by decision and another redacts needs a person's word, each time by its code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.documents.checks.site import OwnPage
from service.domain.errors import NotNow
from service.domain.finding import PERSON
from service.domain.publication import ResponseLine
from service.domain.statement import Capacity
from service.domain.verification import Secret
from service.workflow.publication.gate import SiteGate
from service.workflow.publication.gathering import Gathered

PAGE = '<!DOCTYPE html><html lang="en"><body><main><article id="response"><p>{}</p></article></main></body></html>'
NAME = "Anwen Lloyd"


def gathered(number: int, *, secrets: tuple[str, ...] = (), kept: tuple[str, ...] = ()) -> Gathered:
    line = ResponseLine(f"bcdfghjk{number}", None, Capacity.INDIVIDUAL, (), "en", ())
    own = OwnPage(tuple(Secret(each, PERSON) for each in secrets), frozenset(kept), "")
    return Gathered(f"sub_{number}", line, "", (), own, (), something_withheld=False)


def gate(
    root: Path, *, kept: tuple[str, ...] = (), acknowledged: frozenset[str] = frozenset(), text: str = f"We thank {NAME}."
) -> list[str]:
    (root / "responses").mkdir(exist_ok=True)
    (root / "responses" / "bcdfghjk2.html").write_text(PAGE.format(text), encoding="utf-8")
    made = SiteGate(b"pepper", frozenset({"HM Inspectorate"}), acknowledged)
    made.expect(gathered(1, secrets=(NAME,)))
    made.expect(gathered(2, kept=kept))
    return made.folder(root, {"responses/bcdfghjk2.html"}, {})


def test_a_name_redacted_in_one_response_and_overlooked_in_another_keeps_all_back(tmp_path: Path) -> None:
    with pytest.raises(NotNow) as refused:
        gate(tmp_path)
    assert "sub_2: something that sub_1 has redacted stands in it" in refused.value.detail
    assert "acknowledge" not in refused.value.detail
    assert NAME not in refused.value.detail


def test_a_name_kept_by_decision_needs_a_person_s_word_and_one_code_covers_no_other(tmp_path: Path) -> None:
    with pytest.raises(NotNow) as refused:
        gate(tmp_path, kept=(NAME,))
    codes = frozenset(re.findall(r"acknowledge ([0-9a-f]{12}) ", refused.value.detail))
    assert len(codes) == 1
    assert gate(tmp_path, kept=(NAME,), acknowledged=codes) == ["responses/bcdfghjk2.html"]
    with pytest.raises(NotNow):
        gate(tmp_path, acknowledged=codes)


def test_an_organisation_whose_response_is_confidential_is_on_no_list(tmp_path: Path) -> None:
    made = SiteGate(b"pepper", frozenset())
    made.never("sub_3", iter(()), iter(["The Ferry Trust"]))
    made.list_names(("The ferry trust",))
    with pytest.raises(NotNow, match="a list names an organisation whose response is confidential"):
        made.folder(tmp_path, set(), {})


def test_a_file_that_nobody_wrote_keeps_all_back(tmp_path: Path) -> None:
    (tmp_path / "stray.txt").write_text("x", encoding="utf-8")
    with pytest.raises(NotNow, match="other files than were written"):
        SiteGate(b"pepper", frozenset()).folder(tmp_path, set(), {})
    (tmp_path / "link").symlink_to("/etc/hostname")
    with pytest.raises(NotNow, match="no plain file"):
        SiteGate(b"pepper", frozenset()).folder(tmp_path, {"stray.txt"}, {})
