"""`disclosure letter` as officers type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import disclosure
from service.domain.actor import Role
from service.domain.request import Outcome
from service.workflow.engine import Engine
from service.workflow.persons.create_key import create_key
from service.workflow.requests.decide import DecideRequest, decide
from tests.workflow.house import ASKING, OPERATOR, house_in, loaded_engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return loaded_engine()


def test_a_letter_is_written_shown_confirmed_and_delivered(tmp_path: Path, engine: Engine) -> None:
    home = tmp_path / "home"
    with house_in(home, engine) as house:
        who = house.person(Role.CASEWORKER, Role.APPROVER)
        submission = house.processed(ASKING)
        request = next(each.id for each in house.view(submission, who).requests if each.open)
        decide(house.ctx(who), DecideRequest(request, Outcome.REFUSE, "Your name is in the annual report of the ward."))
        key = create_key(house.ctx(OPERATOR), who.id).secret.value

    def say(*words: str) -> Result:
        return CliRunner().invoke(disclosure, ["letter", *words, "--home", str(home)], env={"DISCLOSURE_KEY": key})

    letter = json.loads(say("write", request, "--json").stdout)["letter"]
    assert "waits for an approver" in say("list", submission).output
    english, welsh = say("show", letter).output, say("show", letter, "--language", "cy").output
    assert "We have not accepted your request." in english
    assert "draft wording" in welsh
    assert "the letter is there in en, cy" in say("show", letter, "--language", "gd").output
    assert "[letter-draft]" in say("deliver", letter, "--channel", "post").output
    assert say("confirm", letter).exit_code == 0
    assert "ready" in say("list", submission).output
    assert say("deliver", letter, "--channel", "post").exit_code == 0
    assert json.loads(say("list", submission, "--json").stdout)["letters"] == [{"letter": letter, "kind": "refuse", "stands": "delivered"}]
