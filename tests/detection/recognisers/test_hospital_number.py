from __future__ import annotations

import pytest

from service.detection.recognisers.uk import hospital_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("hospital number 1234567", "1234567"), ("RiO 123456", "123456"), ("MRN: A123456", "A123456")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(hospital_number, text)


@pytest.mark.parametrize("text", ["hospital in 2024", "patient 12", "the scenario 123456"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(hospital_number, text) == set()
