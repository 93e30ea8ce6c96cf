from __future__ import annotations

import pytest

from service.detection.recognisers.uk import staff_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"), [("staff number 12345", "12345"), ("payroll no. 998877", "998877"), ("C:\\Users\\jbloggs\\x", "jbloggs")]
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(staff_number, text)


@pytest.mark.parametrize("text", ["staff in 2024", "users of 12", "staff 12345 in all"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(staff_number, text) == set()
