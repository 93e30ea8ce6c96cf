"""No statute stands in the code of this room: all of it is in the packs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import service
from service.policy.packs import load_packs, packs_folder

ROOMS = ("policy", "producing")
LAW = re.compile(
    r"\b(?:foia|eir|sar|publication)\.[a-z0-9]|\b(?:s|ss|reg|regs|Sch|Art|art)\.? ?\d|\b[Ss]ection \d|\bAct \d{4}|\b(?:19|20)\d\d/\d"
)


@pytest.mark.parametrize(
    "file", sorted(file for room in ROOMS for file in (Path(service.__file__).parent / room).rglob("*.py")), ids=lambda file: file.name
)
def test_code_names_no_statute_and_no_ground(file: Path) -> None:
    assert not LAW.findall(file.read_text(encoding="utf-8"))


def test_the_pattern_would_see_one() -> None:
    for text in ("foia.40(2)", "s.41", "section 12", "reg 13", "Data Protection Act 2018", "SI 2004/3391", "publication.safety"):
        assert LAW.search(text)


def test_what_nobody_confirmed_is_marked_so_and_every_ground_has_a_source() -> None:
    grounds = [ground for pack in load_packs(packs_folder()).all for ground in pack.grounds]

    assert all(ground.source for ground in grounds)
    assert all(not ground.confirmed for ground in grounds if "from memory" in ground.source)
    assert any(ground.confirmed for ground in grounds)


def test_absolute_grounds_weigh_no_public_interest_and_qualified_ones_do() -> None:
    for pack in load_packs(packs_folder()).all:
        for ground in pack.grounds:
            weighs = any(question.id == "public_interest" for question in ground.test.questions)
            if pack.id in {"uk-foia-2000", "uk-eir-2004"} and not ground.neither_confirm_nor_deny:
                assert weighs == (ground.kind == "qualified"), ground.id


def test_every_exemption_of_the_act_is_there() -> None:
    numbers = {
        int(match.group()) for ground in load_packs(packs_folder()).get("uk-foia-2000").grounds if (match := re.search(r"\d+", ground.id))
    }

    assert set(range(21, 25)) | set(range(26, 45)) <= numbers


def test_statutory_bars_are_listed_and_none_passes_for_confirmed() -> None:
    bars = load_packs(packs_folder()).get("uk-foia-2000").bars

    assert len(bars) >= 15
    assert all(bar.trigger and bar.forbids and not bar.confirmed for bar in bars)
