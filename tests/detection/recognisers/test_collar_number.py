from __future__ import annotations

import pytest

from service.detection.recognisers.uk import collar_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("PC 1234 Jones", "PC 1234"), ("DC 4471", "DC 4471"), ("collar number 2234", "2234")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(collar_number, text)


@pytest.mark.parametrize("text", ["PSI 04/2018", "PC World", "DC motor", "a PS2"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(collar_number, text) == set()
