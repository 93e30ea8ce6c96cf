from __future__ import annotations

import pytest

from service.detection.recognisers.uk import dbs_certificate
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"), [("DBS certificate 001234567890", "001234567890"), ("certificate number: 001234567890", "001234567890")]
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(dbs_certificate, text)


@pytest.mark.parametrize("text", ["001234567890", "DBS checks in 2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(dbs_certificate, text) == set()
