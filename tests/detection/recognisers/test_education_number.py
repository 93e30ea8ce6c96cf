from __future__ import annotations

import pytest

from service.detection.recognisers.uk import education_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"), [("UPN A123456789012", "A123456789012"), ("student number 20481234", "20481234"), ("ULN 1000000078", "1000000078")]
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(education_number, text)


@pytest.mark.parametrize("text", ["student in 2024", "20481234"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(education_number, text) == set()


@pytest.mark.parametrize("text", ["the code B123456789012"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(education_number, text)
