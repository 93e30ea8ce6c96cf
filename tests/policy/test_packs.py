"""Packs are read whole or refused with file, line and what to write instead."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from service.domain.errors import NotFound
from service.domain.proposal import Purpose
from service.kit.digests import sha256
from service.policy.checking import check
from service.policy.complaints import BadPolicy
from service.policy.packs import load_packs, packs_folder

IDS = ("publication", "uk-eir-2004", "uk-foia-2000", "uk-gdpr-dpa-2018")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(packs_folder() / "publication.yaml", tmp_path / "publication.yaml")
    return tmp_path


def spoil(folder: Path, before: str, after: str) -> None:
    file = folder / "publication.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def refusal(folder: Path) -> str:
    with pytest.raises(BadPolicy) as caught:
        load_packs(folder)
    assert caught.value.problems
    return caught.value.detail


def line_of(folder: Path, text: str) -> int:
    lines = (folder / "publication.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_the_shipped_packs_hold() -> None:
    checked = check(packs_folder())

    assert [str(problem) for problem in checked.problems] == []
    assert checked.examples > 600
    assert checked.mutations > 300


def test_every_ground_and_rule_has_an_example_that_applies_and_one_that_does_not() -> None:
    for pack in load_packs(packs_folder()).all:
        for examples in (*(ground.examples for ground in pack.grounds), *(rule.examples for rule in pack.rules)):
            expected = {example.expect for example in examples}
            assert "applies" in expected
            assert len(expected) > 1


def test_a_pack_is_known_by_the_digest_of_its_bytes() -> None:
    packs = load_packs(packs_folder())

    reference = packs.reference_for(Purpose.PUBLICATION)

    assert packs.ids == IDS
    assert sha256(packs.get("publication").content) == reference.digest
    assert reference.digest == sha256((packs_folder() / "publication.yaml").read_bytes())
    assert packs.get("publication", digest=reference.digest).reference == reference
    with pytest.raises(NotFound):
        packs.get("publication", digest="0" * 64)


@pytest.mark.parametrize(
    ("purpose", "pack_id"), [(Purpose.PUBLICATION, IDS[0]), (Purpose.EIR, IDS[1]), (Purpose.FOI, IDS[2]), (Purpose.SAR, IDS[3])]
)
def test_each_purpose_has_its_pack(purpose: Purpose, pack_id: str) -> None:
    assert load_packs(packs_folder()).for_purpose(purpose).id == pack_id


def test_the_law_of_a_day_is_the_version_in_force_on_it(folder: Path) -> None:
    shutil.copy(folder / "publication.yaml", folder / "publication-2027.yaml")
    spoil(folder, "to: null", "to: '2026-12-31'")
    newer = (
        (folder / "publication-2027.yaml")
        .read_text(encoding="utf-8")
        .replace("'2018-05-25'", "'2027-01-01'", 1)
        .replace("1.0.0", "2.0.0", 1)
    )
    (folder / "publication-2027.yaml").write_text(newer, encoding="utf-8")

    packs = load_packs(folder)

    assert packs.get("publication", on=date(2026, 12, 31)).reference.version == "1.0.0"
    assert packs.get("publication", on=date(2027, 1, 1)).reference.version == "2.0.0"
    assert packs.get("publication").reference.version == "2.0.0"
    with pytest.raises(NotFound):
        packs.get("publication", on=date(2001, 1, 1))


def test_versions_in_force_on_the_same_day_are_refused(folder: Path) -> None:
    shutil.copy(folder / "publication.yaml", folder / "second.yaml")

    assert "end one before the other starts" in refusal(folder)


def test_an_authoritys_own_pack_takes_the_place_of_the_shipped_one(folder: Path) -> None:
    spoil(folder, "version: 1.0.0", "version: 1.0.1")

    packs = load_packs(packs_folder(), folder)

    assert packs.get("publication").reference.version == "1.0.1"
    assert packs.ids == IDS


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("then: {do: keep}", "then: {do: preserve}", "write one of redact, keep, look, as_found"),
        ("    confirmed: true\n", "    confirmd: true\n", "write 'confirmed'"),
        (
            "then: {do: redact, ground: publication.personal-information}",
            "then: {do: redact, ground: publication.personal}",
            "write one of publication.",
        ),
        ("then: {do: redact, ground: publication.personal-information}", "then: {do: redact}", "add then.ground"),
        ("test: combination", "test: combinations", "write one of"),
        ("version: 1.0.0", "version: one", "write three numbers"),
        ("from: '2018-05-25'", "from: '2018-02-30'", "not a day of the calendar"),
        ("id: publication.safety", "id: publication.security", "stands 2 times"),
        ("when: {label: [call_contact]}", "when: {lable: [call_contact]}", "write 'label'"),
    ],
)
def test_a_mistake_is_refused_with_its_line_and_what_to_write(folder: Path, before: str, after: str, says: str) -> None:
    spoil(folder, before, after)

    told = refusal(folder)

    assert says in told
    assert f"publication.yaml:{line_of(folder, after.strip())}:" in told or "stands 2 times" in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id: &a publication\n", "anchors"),
        ("id: [", "not YAML"),
        ("id: one\nid: two\n", "stands twice"),
        ("id: !!python/object/apply:os.system [true]\n", "tags"),
        ("[" * 40 + "]" * 40, "deep"),
        ("", "write a mapping"),
        ("- a\n", "write a mapping"),
        ("id: \x07\n", "not YAML"),
    ],
)
def test_hostile_yaml_is_refused(folder: Path, text: str, says: str) -> None:
    (folder / "publication.yaml").write_text(text, encoding="utf-8")

    assert says in refusal(folder)


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    assert "holds no .yaml pack" in refusal(tmp_path)


def test_an_example_that_fails_is_a_problem(folder: Path) -> None:
    spoil(
        folder,
        "given: {living: 'yes', identifies: 'yes', public_role: 'no', content: 'no'}",
        "given: {living: 'yes', identifies: 'yes', public_role: 'no', content: 'yes'}",
    )

    assert "gives does_not_apply, not applies" in " ".join(map(str, check(folder).problems))


def test_a_decisive_answer_that_decides_nothing_is_a_problem(folder: Path) -> None:
    spoil(folder, "decisive: {singles_out: 'no'}", "decisive: {details: other}")

    assert "does not decide" in " ".join(map(str, check(folder).problems))


def test_rules_in_another_order_fail_their_examples(folder: Path) -> None:
    spoil(folder, "when: {type: [PERSON, INITIALS], kind: [victim]}", "when: {type: [PERSON, INITIALS], kind: [nobody]}")

    assert "rule victim-name" in " ".join(map(str, check(folder).problems))


def test_a_pack_that_does_not_load_is_a_problem_of_the_check(folder: Path) -> None:
    (folder / "publication.yaml").write_text("id: x", encoding="utf-8")

    checked = check(folder)

    assert checked.problems
    assert checked.examples == 0
