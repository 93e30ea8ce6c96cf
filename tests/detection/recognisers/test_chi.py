from __future__ import annotations

import pytest

from service.detection.recognisers.uk import chi
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("CHI 0101811237", "0101811237"), ("CHI number: 010181 1234", "010181 1234")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(chi, text)


@pytest.mark.parametrize("text", ["0101811234 widgets", "call 01632 960123"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(chi, text) == set()


@pytest.mark.parametrize("text", ["the number 3101811238 there"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(chi, text)
