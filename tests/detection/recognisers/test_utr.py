from __future__ import annotations

import pytest

from service.detection.recognisers.uk import utr
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("UTR 1955839661", "1955839661"), ("unique taxpayer reference: 19558 39661", "19558 39661")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(utr, text)


@pytest.mark.parametrize("text", ["the total 1955839661 was large"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(utr, text) == set()


@pytest.mark.parametrize("text", ["tax 2955839661 was paid"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(utr, text)
