from __future__ import annotations

import pytest

from service.detection.recognisers.uk import vehicle_registration
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("they parked AB12 CDE outside", "AB12 CDE"),
        ("reg AB12CDE", "AB12CDE"),
        ("his car A123 BCD", "A123 BCD"),
        ("van ABC 123D", "ABC 123D"),
        ("VRM: AIZ 1234", "AIZ 1234"),
        ("a grey Corsa, registration XK70 QZD.", "XK70 QZD"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(vehicle_registration, text)


@pytest.mark.parametrize("text", ["EIR reg 13 in 2018", "PSI 04/2018", "COVID 19", "Room A123 BCD", "AB99 CDE there"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(vehicle_registration, text) == set()
