"""Reviewers' decisions are labels: counted by group, without a word of what they speak of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli.main import disclosure
from service.domain.actor import Role
from service.domain.document import Document, Span
from service.domain.errors import NotAllowed
from service.domain.proposal import Action, ProposalSet, Purpose
from service.domain.review import Choice
from service.workflow.review.accept_proposed import accept_proposed
from service.workflow.review.decide_redaction import DecideRedaction, decide_redaction
from service.workflow.review.open import open_review
from service.workflow.review.quality import names_of, quality
from tests.workflow.conftest import People
from tests.workflow.house import OPERATOR, PLAIN, House

REFUSED, MISSED = "Tobias Quillfeather", "near miss"


def decided(house: House, people: People, *, other: bool = False) -> None:
    """Refuse one name everywhere, mark a phrase that was not found, accept the rest; somebody else agrees or does not."""
    ctx = house.ctx(people.reviewer)
    review = open_review(ctx, house.processed(PLAIN), Purpose.PUBLICATION)
    with house.parts.store.reading() as unit:
        proposals = unit.artefacts.value(unit.artefacts.get(review.proposals), ProposalSet).proposals
        text = unit.artefacts.value(unit.artefacts.get(review.document), Document)
    ground = next(each.ground for each in proposals if each.action is Action.REDACT)
    for each in proposals:
        if each.action is Action.REDACT and text.quote(each.span) == REFUSED:
            decide_redaction(ctx, DecideRedaction(review.id, Choice.REFUSE, each.id, "He is named on the cover."))
    at = text.text.index(MISSED)
    decide_redaction(ctx, DecideRedaction(review.id, Choice.ADD, ground=ground, span=Span(at, at + len(MISSED)), reason="It tells."))
    accept_proposed(ctx, review.id)
    if other:
        second = house.ctx(house.person(Role.REVIEWER, name="Second Reader"))
        phone = next(each for each in proposals if text.quote(each.span) == "07700 900412")
        decide_redaction(second, DecideRedaction(review.id, Choice.ACCEPT, phone.id))
        name = next(each for each in proposals if text.quote(each.span) == REFUSED)
        decide_redaction(second, DecideRedaction(review.id, Choice.ACCEPT, name.id))


def test_decisions_are_counted_and_list_changes_suggested(house: House, people: People) -> None:
    decided(house, people)
    decided(house, people)
    found = quality(house.ctx(OPERATOR), times=2)
    assert found.reviews == 2
    assert found.by_type["NOT_FOUND"].added == 2
    assert found.by_type["PHONE_NUMBER"].precision == 1.0
    person = found.by_type["PERSON"]
    assert person.refused == 4
    assert person.precision == person.accepted / (person.accepted + 4)
    assert found.whole.recall == round(found.whole.accepted / (found.whole.accepted + 2), 4)
    assert set(found.by_language) == {"en"}
    assert found.by_category["direct"].refused == 4
    assert found.whole.agreement is None
    assert {(each.list, each.text, each.times, each.submissions) for each in found.suggestions} == {
        ("keep", REFUSED, 4, 2),
        ("deny", MISSED, 2, 2),
    }


def test_agreement_is_between_persons(house: House, people: People) -> None:
    decided(house, people, other=True)
    whole = quality(house.ctx(OPERATOR)).whole
    assert (whole.decided_by_several, whole.agreed, whole.agreement) == (2, 1, 0.5)


def test_one_submission_suggests_nothing(house: House, people: People) -> None:
    decided(house, people)
    assert quality(house.ctx(OPERATOR), times=2).suggestions == ()


def test_only_who_sees_the_audit_may_ask_and_asking_for_strings_is_audited(house: House, people: People) -> None:
    with pytest.raises(NotAllowed):
        quality(house.ctx(people.reviewer))
    quality(house.ctx(OPERATOR), with_strings=True)
    assert house.events()[-1] == "quality.strings_shown"


def test_the_command_prints_no_personal_data_unless_asked(house: House, people: People, tmp_path: Path) -> None:
    decided(house, people)
    decided(house, people)
    words = ["quality", "--home", str(tmp_path / "home"), "--times", "2"]
    for more in ([], ["--json"]):
        shown = CliRunner().invoke(disclosure, [*words, *more])
        assert shown.exit_code == 0, shown.output
        assert not [each for each in ("Quillfeather", "Marged", MISSED) if each in shown.output]
    told = json.loads(CliRunner().invoke(disclosure, [*words, "--json", "--show-strings"]).stdout.strip().splitlines()[-1])
    assert {each["text"] for each in told["suggestions"]} == {REFUSED, MISSED}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mrs Jane Ashworth", "with a listed given name"),
        ("Xqzvw Ptrrk", "with no listed given name"),
        ("Zoë Brontë", "with accented letters"),
        ("Жанна Ким", "not in Latin letters"),
    ],
)
def test_kinds_of_names_are_told_apart(name: str, said: str) -> None:
    assert names_of(name) == said
