"""Every pair of state and verb has an answer, and the answers make a road."""

from __future__ import annotations

import pytest

from service.domain.errors import NotNow
from service.domain.lifecycle import REVIEW_STATES, SUBMISSION_STATES, TABLE, State, Verb, advance, step, why_not

PAIRS = [(state, verb) for state in State for verb in Verb]


@pytest.mark.parametrize(("state", "verb"), PAIRS)
def test_every_pair_is_either_a_step_or_a_reason(state: State, verb: Verb) -> None:
    found = step(state, verb)
    reason = why_not(state, verb)
    assert (found is None) == (reason is not None)
    if found is None:
        with pytest.raises(NotNow) as refused:
            advance(state, verb)
        assert refused.value.detail == reason
        assert reason is not None
        assert reason.endswith(").")
    else:
        assert advance(state, verb) == found
        assert found.event.count(".") == 1


def test_no_verb_crosses_from_a_submission_to_a_review_or_back() -> None:
    for (state, _), found in TABLE.items():
        assert (state in SUBMISSION_STATES) == (found.to in SUBMISSION_STATES)


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_can_be_done_in_some_state(verb: Verb) -> None:
    assert any(each is verb for _, each in TABLE)


@pytest.mark.parametrize(("start", "states"), [(State.RECEIVED, SUBMISSION_STATES), (State.OPEN, REVIEW_STATES)])
def test_every_state_is_reached_from_the_start(start: State, states: tuple[State, ...]) -> None:
    reached = {start}
    while True:
        more = {found.to for (state, _), found in TABLE.items() if state in reached} - reached
        if not more:
            break
        reached |= more
    assert reached == set(states)


def test_only_what_the_gate_proved_is_released() -> None:
    assert {state for (state, verb) in TABLE if verb is Verb.RELEASE} == {State.VERIFIED}
    assert {state for (state, _), found in TABLE.items() if found.to is State.VERIFIED} == {State.RENDERED}
    assert {state for (state, _), found in TABLE.items() if found.to is State.APPROVED} == {State.REVIEWED}


def test_a_released_review_is_never_opened_again() -> None:
    assert {verb for (state, verb) in TABLE if state is State.RELEASED} == {Verb.DOWNLOAD}


def test_what_was_withdrawn_can_only_be_erased_and_nothing_happens_to_what_was_erased() -> None:
    assert [verb for (state, verb) in TABLE if state is State.WITHDRAWN] == [Verb.ERASE]
    assert not [verb for (state, verb) in TABLE if state is State.ERASED]
