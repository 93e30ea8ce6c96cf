from __future__ import annotations

import pytest

from service.detection.recognisers.uk import passport
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("passport 123456789", "123456789"),
        ("passport no: AB1234567", "AB1234567"),
        ("pasbort 123456789", "123456789"),
        ("P<GBRSMITH<<JANE<ANN<<<<<<<<<<<<<<<<<<<<<<<<<", "P<GBRSMITH<<JANE<ANN<<<<<<<<<<<<<<<<<<<<<<<<<"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(passport, text)


@pytest.mark.parametrize("text", ["order 123456789", "AB1234567 alone", "ISSN 1234-5678"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(passport, text) == set()
