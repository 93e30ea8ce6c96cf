from __future__ import annotations

import pytest

from service.detection.recognisers.uk import offender_system_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"), [("OASys 123456789", "123456789"), ("NOMIS id 1234567", "1234567"), ("CC1234567890", "CC1234567890")]
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(offender_system_number, text)


@pytest.mark.parametrize("text", ["OASys in 2024", "nomis", "tagged 12 people"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(offender_system_number, text) == set()
