from __future__ import annotations

import pytest

from service.detection.recognisers.uk import iban
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [("pay GB82 WEST 1234 5698 7654 32 now", "GB82 WEST 1234 5698 7654 32"), ("DE89370400440532013000", "DE89370400440532013000")],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(iban, text)


@pytest.mark.parametrize("text", ["the AB12 CDEF form", "GB82 alone"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(iban, text) == set()


@pytest.mark.parametrize("text", ["pay GB83 WEST 1234 5698 7654 32 now"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(iban, text)
