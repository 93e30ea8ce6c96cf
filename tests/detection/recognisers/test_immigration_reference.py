from __future__ import annotations

import pytest

from service.detection.recognisers.uk import immigration_reference
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Home Office ref A1234567", "A1234567"),
        ("GWF012345678", "GWF012345678"),
        ("BRP RX1234567", "RX1234567"),
        ("UAN 1234-5678-9012-3456", "1234-5678-9012-3456"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(immigration_reference, text)


@pytest.mark.parametrize("text", ["the Home Office in 2024", "A1234567", "visa 20"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(immigration_reference, text) == set()
