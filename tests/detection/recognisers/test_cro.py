from __future__ import annotations

import pytest

from service.detection.recognisers.uk import cro
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"), [("123456/08T", "123456/08T"), ("CRO 123456/08A", "123456/08A"), ("SF39/83021V", "SF39/83021V")]
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(cro, text)


@pytest.mark.parametrize("text", ["04/2018", "1/24"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(cro, text) == set()


@pytest.mark.parametrize("text", ["123456/08A"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(cro, text)
