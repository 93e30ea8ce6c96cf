from __future__ import annotations

import pytest

from service.detection.recognisers.uk import prison_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("he is A1234BC now", "A1234BC"),
        ("prison number A1234BC", "A1234BC"),
        ("noms a1234bc", "a1234bc"),
        ("old prison number AB12345", "AB12345"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(prison_number, text)


@pytest.mark.parametrize("text", ["B1 1BB", "AB12 CDE", "A123BC"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(prison_number, text) == set()
