from __future__ import annotations

import pytest

from service.detection.recognisers.uk import nhs_number
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NHS number 999 012 3403", "999 012 3403"),
        ("rhif GIG: 999-012-3403", "999-012-3403"),
        ("My patient, 9990123403, moved", "9990123403"),
        ("the card says 999 012 3403 on it", "999 012 3403"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(nhs_number, text)


@pytest.mark.parametrize("text", ["call 020 7946 0958", "grant 2024-1357", "ISBN 978-0-12-345678-9", "£999 012 3403"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(nhs_number, text) == set()


@pytest.mark.parametrize("text", ["the card says 9990123403 on it"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(nhs_number, text)
    assert not proposed(nhs_number, text)


@pytest.mark.parametrize("text", ["the card says 999 012 3404 on it", "the card says 9990123404 on it"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(nhs_number, text)
