"""Every ground can be laid open, and an id that is not there is answered with those near to it."""

from __future__ import annotations

import pytest

from service.domain.errors import NotFound
from service.policy.explaining import explain
from service.policy.pack import Ground
from service.policy.packs import load_packs, packs_folder

PACKS = load_packs(packs_folder())


@pytest.mark.parametrize("ground", [ground for pack in PACKS.all for ground in pack.grounds], ids=lambda ground: ground.id)
def test_every_advice_hangs_on_one_question_and_every_need_is_explained(ground: Ground) -> None:
    explained = explain(PACKS, ground.id)

    attached = [advice for step in explained.steps for advice in step.advice]
    assert sorted(attached, key=repr) == sorted(ground.test.advice, key=repr)
    assert [step.question for step in explained.steps] == [question.id for question in ground.test.questions]
    assert all(" " in need.title for need in explained.needs)


def test_the_status_that_a_ground_needs_names_the_authority_types_that_have_it() -> None:
    needs = explain(PACKS, "foia.35(1)(a)").needs

    assert [(need.id, "department" in need.authority_types) for need in needs] == [("government_department", True)]


@pytest.mark.parametrize("written", ["FOIA.40(2)", " foia.40 (2) "])
def test_case_and_spaces_do_not_matter(written: str) -> None:
    assert explain(PACKS, written).ground.id == "foia.40(2)"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("foia.40", "foia.40(2)"),
        ("40(2)", "foia.40(2)"),
        ("s.41", "foia.41(1)"),
        ("foia.40(9)", "foia.40(2)"),
        ("eir.12(5)(z)", "eir.12(5)(f)"),
        ("publication.saftey", "publication.safety"),
    ],
)
def test_an_unknown_ground_is_answered_with_those_near_to_it(written: str, near: str) -> None:
    with pytest.raises(NotFound) as refused:
        explain(PACKS, written)

    assert near in refused.value.todo


def test_nothing_near_names_the_packs() -> None:
    with pytest.raises(NotFound) as refused:
        explain(PACKS, "qqqqqq")

    assert "uk-foia-2000" in refused.value.todo
