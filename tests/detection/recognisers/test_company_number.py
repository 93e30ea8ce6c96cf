from __future__ import annotations

import pytest

from service.detection.recognisers.uk import company_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("company number 01234567", "01234567"),
        ("Registered in England and Wales with number 01234567", "01234567"),
        ("Acme LLP OC123456", "OC123456"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(company_number, text)


@pytest.mark.parametrize("text", ["01234567", "a company of 2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(company_number, text) == set()
