from __future__ import annotations

import pytest

from service.detection.recognisers.uk import pnc
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [("99/123456X", "99/123456X"), ("1999/1234567B", "1999/1234567B"), ("20/9N", "20/9N"), ("PNC 99/123456A", "99/123456A")],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(pnc, text)


@pytest.mark.parametrize("text", ["2024/25", "SI 2004/3391"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(pnc, text) == set()


@pytest.mark.parametrize("text", ["99/123456A"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(pnc, text)
