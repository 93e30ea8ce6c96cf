"""The rules and words of sites are data: whole when loaded, refused with file and line, an authority's own before those shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.policy.calls import load_call
from service.policy.checking import check_own
from service.policy.complaints import BadPolicy
from service.policy.packs import load_packs, packs_folder
from service.policy.publishing import FILE, PUBLISHING, load_publishing

SHIPPED = (packs_folder() / PUBLISHING / FILE).read_text(encoding="utf-8")


def own(folder: Path, text: str) -> Path:
    (folder / PUBLISHING).mkdir()
    (folder / PUBLISHING / FILE).write_text(text, encoding="utf-8")
    return folder


def test_every_text_is_there_in_english_and_welsh_and_the_welsh_is_a_draft() -> None:
    rules = load_packs(packs_folder()).publishing
    assert rules is not None
    assert rules.languages(("en", "cy")) == ("en", "cy")
    assert rules.languages(("cy",)) == ("en", "cy")
    assert rules.languages(("en", "gd")) == ("en",)
    assert rules.drafts == {"cy"}
    assert rules.below == 5


def test_an_authority_s_own_rules_take_the_place_of_those_shipped(tmp_path: Path) -> None:
    rules = load_publishing(packs_folder(), own(tmp_path, SHIPPED.replace("{below: 5}", "{below: 10}")))
    assert rules is not None
    assert rules.below == 10


def test_an_authority_may_have_rules_for_sites_and_no_pack_and_has_them_checked(tmp_path: Path) -> None:
    folder = own(tmp_path, SHIPPED.replace("{below: 5}", "{below: 10}"))
    rules = load_packs(packs_folder(), folder).publishing
    assert rules is not None
    assert rules.below == 10
    assert check_own(packs_folder(), folder).problems == ()
    (folder / PUBLISHING / FILE).write_text(SHIPPED.replace("{below: 5}", "{below: 1}"), encoding="utf-8")
    assert [problem.file for problem in check_own(packs_folder(), folder).problems] == [FILE]


def test_a_folder_without_rules_has_none(tmp_path: Path) -> None:
    assert load_publishing(tmp_path) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("{below: 5}", "{below: 1}"), "write a whole number from 3 on"),
        (("  back: {en", "  bakc: {en"), "words lacks back"),
        (("back: {en: All responses, cy:", "back: {en: All responses, gd:"), "languages does not name"),
        (("status: draft}", "status: perhaps}"), "draft, confirmed"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    assert change[0] in SHIPPED
    with pytest.raises(BadPolicy) as refused:
        load_publishing(own(tmp_path, SHIPPED.replace(*change)))
    assert refused.value.code == "publishing-not-valid"
    assert told in refused.value.detail
    assert f"{FILE}:" in refused.value.detail


def test_rules_that_are_no_text_are_refused(tmp_path: Path) -> None:
    folder = own(tmp_path, SHIPPED)
    (folder / PUBLISHING / FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(BadPolicy):
        load_publishing(folder)


def test_a_call_says_its_embargo_and_its_own_limit_for_small_numbers() -> None:
    call = load_call(
        "id: a-call\ntitle: t\npublisher: p\nauthority_type: council\nnotice: n\ncloses: '2026-05-30'\n"
        "embargo: '2026-09-01T00:01'\nsmall_numbers_below: 10\n"
    )
    assert call.embargo is not None
    assert call.embargo.isoformat() == "2026-09-01T00:01:00+01:00"
    assert call.small_numbers_below == 10
