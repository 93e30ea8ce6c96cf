from __future__ import annotations

import pytest

from service.detection.recognisers.uk import bank_account
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sort code 20-00-00 account 12345678", "20-00-00 account 12345678"),
        ("20-00-00 12345678", "20-00-00 12345678"),
        ("account number: 12345678", "12345678"),
        ("Sort code: 20 00 00", "20 00 00"),
        ("cod didoli 20-00-00", "20-00-00"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(bank_account, text)


@pytest.mark.parametrize("text", ["on 20-01-24 we met", "take into account 12 of 40", "score 20-00-00"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(bank_account, text) == set()
