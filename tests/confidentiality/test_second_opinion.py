"""The learned second opinion fits its features, knows plain cases, and is quick enough for long submissions."""

from __future__ import annotations

import time

import pytest

from service.confidentiality.learned.opinion import opinion
from service.confidentiality.requests.claim import Says, heard
from service.confidentiality.requests.weighing import weigh
from service.domain.statement import Scope


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("please do not put my name in the report.", Scope.IDENTITY),
        ("i would ask that this letter be kept confidential.", Scope.WHOLE),
        ("please don't quote me directly.", Scope.QUOTATION),
        ("please do not pass this to my manager.", Scope.NO_SHARING),
    ],
)
def test_plain_requests_are_likely_with_their_scope(sentence: str, scope: Scope) -> None:
    said = opinion(sentence)
    assert said.request > 0.6
    assert scope in said.scopes


@pytest.mark.parametrize(
    "sentence", ["the team meets every morning.", "staff can report near misses confidentially.", "the review was published."]
)
def test_talk_is_unlikely(sentence: str) -> None:
    assert opinion(sentence).request < 0.3


def test_an_automatic_notice_is_no_request_however_likely_it_sounds() -> None:
    said = weigh(heard(0.9, Scope.WHOLE), opinion("x"), "if it has come to you in error kindly destroy it.")
    assert said is not None
    assert said.says is Says.DOUBTS


def test_a_long_submission_is_judged_quickly() -> None:
    before = time.process_time()
    for number in range(250):
        opinion(f"in case {number} the officer wrote down what she had been told and the panel met within a week to look at it again.")
    assert time.process_time() - before < 2
