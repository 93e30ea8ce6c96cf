from __future__ import annotations

import pytest

from service.detection.recognisers.uk import benefit_reference
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("council tax reference 12345678X", "12345678X"),
        ("rent account 001234", "001234"),
        ("CHB12345678AB", "CHB12345678AB"),
        ("cyfeirnod treth gyngor 12345678", "12345678"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(benefit_reference, text)


@pytest.mark.parametrize("text", ["council tax in 2024", "universal credit", "rent of £450"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(benefit_reference, text) == set()
