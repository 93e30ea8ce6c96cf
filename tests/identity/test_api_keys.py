"""Keys lead to the person who holds them, and wrong ones to one and the same refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.actor import ActorKind, Membership, Person, Role
from service.domain.errors import NotAuthenticated
from service.identity.api_keys import actor_of, issue_key, prefix_of

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PEPPER = b"p" * 32
HOLDER = Person("per_1", ActorKind.PERSON, "Bethan Okonkwo", frozenset({Membership("call-a", Role.REVIEWER)}), NOW)


def test_a_key_leads_to_its_holder_with_the_roles_held_now() -> None:
    issued = issue_key(PEPPER, HOLDER, now=NOW)
    actor = actor_of(PEPPER, issued.secret.value, issued.kept, HOLDER, now=NOW)
    assert (actor.id, actor.kind, actor.memberships, actor.key) == ("per_1", ActorKind.PERSON, HOLDER.memberships, issued.kept.id)


def test_two_keys_of_one_person_are_one_person() -> None:
    first, second = issue_key(PEPPER, HOLDER, now=NOW), issue_key(PEPPER, HOLDER, now=NOW)
    assert first.secret.value != second.secret.value
    actors = {actor_of(PEPPER, each.secret.value, each.kept, HOLDER, now=NOW).id for each in (first, second)}
    assert actors == {"per_1"}


def test_the_secret_is_nowhere_in_what_is_kept_or_printed() -> None:
    issued = issue_key(PEPPER, HOLDER, now=NOW)
    secret = issued.secret.value.split("_")[2]
    assert secret not in repr(issued.kept)
    assert secret not in repr(issued)
    assert len(secret) * 4 == 256


def test_look_up_goes_by_prefix() -> None:
    issued = issue_key(PEPPER, HOLDER, now=NOW)
    assert prefix_of(issued.secret.value) == issued.kept.prefix


@given(st.text())
def test_what_is_no_key_has_no_prefix_and_is_refused(untrusted: str) -> None:
    issued = issue_key(PEPPER, HOLDER, now=NOW)
    assert prefix_of(untrusted) is None
    with pytest.raises(NotAuthenticated):
        actor_of(PEPPER, untrusted, issued.kept, HOLDER, now=NOW)


def test_every_wrong_credential_gets_the_same_answer() -> None:
    issued = issue_key(PEPPER, HOLDER, now=NOW)
    other = issue_key(PEPPER, replace(HOLDER, id="per_2"), now=NOW)
    secret, kept = issued.secret.value, issued.kept
    wrong = [
        (PEPPER, secret, None, HOLDER),
        (PEPPER, secret, kept, None),
        (PEPPER, secret, other.kept, HOLDER),
        (PEPPER, secret, kept, replace(HOLDER, id="per_2")),
        (b"q" * 32, secret, kept, HOLDER),
        (PEPPER, secret, replace(kept, revoked_at=NOW), HOLDER),
        (PEPPER, secret, replace(kept, expires_at=NOW), HOLDER),
        (PEPPER, secret, kept, replace(HOLDER, disabled_at=NOW)),
        (PEPPER, secret[:-1] + ("0" if secret[-1] != "0" else "1"), kept, HOLDER),
    ]
    answers = set()
    for pepper, untrusted, key, holder in wrong:
        with pytest.raises(NotAuthenticated) as refused:
            actor_of(pepper, untrusted, key, holder, now=NOW)
        answers.add((refused.value.code, refused.value.detail))
    assert len(answers) == 1


def test_a_key_holds_until_it_expires() -> None:
    issued = issue_key(PEPPER, HOLDER, now=NOW, expires_at=NOW + timedelta(hours=1))
    assert actor_of(PEPPER, issued.secret.value, issued.kept, HOLDER, now=NOW + timedelta(minutes=59))
