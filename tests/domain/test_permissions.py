"""Every role against every verb, and the separations that no role lifts."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.actor import EVERY_CALL, SYSTEM, Actor, ActorKind, Membership, Role
from service.domain.errors import NotAllowed, NotFound
from service.domain.lifecycle import State, Verb
from service.domain.permissions import INSTALLATION_WIDE, PERSON_ONLY, ROLES, SYSTEM_MAY, Task, can, can_approve, can_release
from service.domain.proposal import Purpose
from service.domain.review import Approval, Choice, Review, ReviewDecision
from service.domain.visibility import Sight, must_see, sight

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
EVERYTHING: list[Verb | Task] = [*Verb, *Task]
CALL = "call-a"


def person(name: str, *roles: Role, call: str = CALL, kind: ActorKind = ActorKind.PERSON, key: str = "key_1") -> Actor:
    return Actor(name, kind, frozenset(Membership(call, role) for role in roles), key)


def review(**changes: str) -> Review:
    return Review("rev_1", "sub_1", Purpose.PUBLICATION, State.REVIEWED, "art_p", "art_d", NOW, completed_by=changes.get("completed_by"))


def decision(by: str, *, choice: Choice = Choice.ACCEPT, turn: int = 1) -> ReviewDecision:
    return ReviewDecision("dec_1", "rev_1", "sub_1", "p1", 1, choice, by, NOW, turn=turn)


def test_the_table_speaks_of_every_verb_and_task() -> None:
    assert set(ROLES) == set(EVERYTHING)


@pytest.mark.parametrize(("role", "what"), list(product(Role, EVERYTHING)))
def test_every_role_against_every_verb(role: Role, what: Verb | Task) -> None:
    call = EVERY_CALL if what in INSTALLATION_WIDE else CALL
    allowed = bool(can(person("per_a", role, call=call), what, CALL))
    assert allowed == (role in ROLES[what])


@pytest.mark.parametrize("what", EVERYTHING)
def test_a_member_of_another_call_may_do_nothing_here(what: Verb | Task) -> None:
    assert not can(person("per_a", *(set(Role) - {Role.ADMIN}), call="call-b"), what, CALL)


@pytest.mark.parametrize("what", EVERYTHING)
def test_every_no_has_a_code_and_a_sentence(what: Verb | Task) -> None:
    answer = can(person("per_a"), what, CALL)
    assert not answer
    assert answer.code != "allowed"
    assert answer.reason.endswith(".")
    with pytest.raises(NotAllowed, match=r"\w"):
        answer.check()


@pytest.mark.parametrize("what", sorted(PERSON_ONLY))
def test_a_service_never_decides_approves_or_releases(what: Verb | Task) -> None:
    answer = can(person("srv_a", *(set(Role) - {Role.ADMIN}), call=EVERY_CALL, kind=ActorKind.SERVICE), what, CALL)
    assert (answer.allowed, answer.code) == (False, "person-needed")


@pytest.mark.parametrize("what", sorted(PERSON_ONLY))
def test_an_admin_never_decides_approves_or_releases_even_with_the_role(what: Verb | Task) -> None:
    both = Actor("per_a", ActorKind.PERSON, frozenset({Membership("call-b", Role.ADMIN)} | {Membership(CALL, role) for role in Role}))
    assert can(both, what, CALL).code == "admin-never-decides"


def test_the_system_reads_and_proves_but_never_decides() -> None:
    assert {what for what in EVERYTHING if can(SYSTEM, what, CALL)} == SYSTEM_MAY
    assert not SYSTEM_MAY & PERSON_ONLY


def test_a_person_does_not_do_the_systems_work() -> None:
    everyone = person("per_a", *(set(Role) - {Role.ADMIN}), call=EVERY_CALL)
    assert {what for what in EVERYTHING if can(everyone, what, CALL).code == "service-only"} == {w for w in EVERYTHING if not ROLES[w]}


@given(key=st.text(max_size=8), turn=st.integers(1, 9), choice=st.sampled_from(list(Choice)))
def test_nobody_approves_what_they_decided_on_with_whichever_key(key: str, turn: int, choice: Choice) -> None:
    approver = person("per_a", Role.REVIEWER, Role.APPROVER, key=key)
    answer = can_approve(approver, CALL, review(), (decision("per_b"), decision("per_a", choice=choice, turn=turn)))
    assert (answer.allowed, answer.code) == (False, "own-work")


def test_nobody_approves_what_they_completed_or_whose_request_they_decided() -> None:
    approver = person("per_a", Role.APPROVER)
    assert can_approve(approver, CALL, review(completed_by="per_a"), ()).code == "own-work"
    assert can_approve(approver, CALL, review(), (), frozenset({"per_a"})).code == "own-work"
    assert can_approve(approver, CALL, review(completed_by="per_b"), (decision("per_b"),), frozenset({"per_c"}))


def test_a_draft_is_never_released() -> None:
    approver = person("per_a", Role.APPROVER)
    approval = Approval("app_1", "rev_1", "sub_1", Purpose.PUBLICATION, "art_r", "d", "per_b", NOW)
    voided = Approval(
        "app_1", "rev_1", "sub_1", Purpose.PUBLICATION, "art_r", "d", "per_b", NOW, voided_at=NOW, voided_because="new-arrival"
    )
    assert can_release(approver, CALL, approval)
    assert can_release(approver, CALL, None).code == "approval-missing"
    assert can_release(approver, CALL, voided).code == "approval-missing"


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.INTAKE, Sight.RECEIPT),
        (Role.CASEWORKER, Sight.CONTENT),
        (Role.REVIEWER, Sight.CONTENT),
        (Role.APPROVER, Sight.CONTENT),
        (Role.AUDITOR, Sight.RECEIPT),
        (Role.ADMIN, Sight.CALL),
    ],
)
def test_a_role_sees_no_more_than_it_needs(role: Role, seen: Sight) -> None:
    actor = person("per_a", role)
    assert sight(actor, CALL) is seen
    assert sight(actor, "call-b") is Sight.NOTHING
    must_see(actor, CALL, at_least=seen)
    with pytest.raises(NotFound):
        must_see(actor, "call-b", at_least=Sight.CALL)
