from __future__ import annotations

import pytest

from service.detection.recognisers.uk import property_reference
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("UPRN 100012345678", "100012345678"), ("title number: ABC12345", "ABC12345")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(property_reference, text)


@pytest.mark.parametrize("text", ["100012345678", "uprn data from 2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(property_reference, text) == set()
