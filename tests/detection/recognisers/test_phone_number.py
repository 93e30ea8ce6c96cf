from __future__ import annotations

import pytest

from service.detection.recognisers.uk import phone_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("call 07700 900123", "07700 900123"),
        ("(020) 7946 0123 ext. 45", "(020) 7946 0123 ext. 45"),
        ("+44 (0)20 7946 0123", "+44 (0)20 7946 0123"),
        ("0044 7700 900 123", "0044 7700 900 123"),
        ("07700.900.123", "07700.900.123"),
        ("01632 960 123", "01632 960 123"),
        ("07 70 09 00 12 3", "07 70 09 00 12 3"),
        ("call +1 202-555-0143", "+1 202-555-0143"),
        ("+353 1 234 5678", "+353 1 234 5678"),
        ("rhif ffôn: 01632 960123", "01632 960123"),
        ("0‑ 1632‑960123 no, 07700‑900123", "07700‑900123"),
        ("my mobile is 7700 900123", "7700 900123"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(phone_number, text)


@pytest.mark.parametrize(
    "text", ["doi 10.1080/0793.2019.1234567890", "ISBN 0-12-345678-9", "pp. 123-145", "2012-2024", "£07,700,900", "2024-1357"]
)
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(phone_number, text) == set()


@pytest.mark.parametrize("text", ["ref 0000 000 0000 x"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(phone_number, text)
