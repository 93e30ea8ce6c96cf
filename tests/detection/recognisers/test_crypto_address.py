from __future__ import annotations

import pytest

from service.detection.recognisers.uk import crypto_address
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("paypal.me/jobloggs", "paypal.me/jobloggs"),
        ("0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886E0F7030069857D2E4169EE7"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(crypto_address, text)


@pytest.mark.parametrize("text", ["0x5290", "a bitcoin"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(crypto_address, text) == set()
