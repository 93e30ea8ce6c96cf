from __future__ import annotations

import pytest

from service.detection.recognisers.uk import mac_address
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [("00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5E"), ("00-1a-2b-3c-4d-5e", "00-1a-2b-3c-4d-5e"), ("IMEI 490154203237518", "490154203237518")],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(mac_address, text)


@pytest.mark.parametrize("text", ["10:30:45", "00:1A:2B:3C:4D"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(mac_address, text) == set()


@pytest.mark.parametrize("text", ["phone 490154203237519 here"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(mac_address, text)
