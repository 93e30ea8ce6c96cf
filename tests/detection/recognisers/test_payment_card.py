from __future__ import annotations

import pytest

from service.detection.recognisers.uk import payment_card
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("card 4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("I paid by 5500-0055-5555-5559", "5500-0055-5555-5559"),
        ("378282246310005", "378282246310005"),
        ("card ending 4242", "4242"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(payment_card, text)


@pytest.mark.parametrize("text", ["0000 0000 0000 0000", "page 4111"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(payment_card, text) == set()


@pytest.mark.parametrize("text", ["number 4111 1111 1111 1112"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(payment_card, text)
