from __future__ import annotations

import pytest

from service.detection.recognisers.uk import health_and_care
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"), [("H&C number 320 000 0012", "320 000 0012"), ("health and care number: 3200000012", "3200000012")]
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(health_and_care, text)


@pytest.mark.parametrize("text", ["order 320 000 0012 today", "call 01632 960123"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(health_and_care, text) == set()


@pytest.mark.parametrize("text", ["hsc text 320 000 0013"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(health_and_care, text)
