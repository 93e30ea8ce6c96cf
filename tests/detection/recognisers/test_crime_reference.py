from __future__ import annotations

import pytest

from service.detection.recognisers.uk import crime_reference
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [("crime reference 42/123456/24", "42/123456/24"), ("CAD 1234", "CAD 1234"), ("rhif trosedd 2400012345", "2400012345")],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(crime_reference, text)


@pytest.mark.parametrize("text", ["crime in 2024", "12/04/24", "log on 2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(crime_reference, text) == set()
