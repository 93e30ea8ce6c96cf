from __future__ import annotations

import pytest

from service.detection.recognisers.uk import professional_registration
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("GMC 1234567", "1234567"),
        ("NMC PIN 12A3456B", "12A3456B"),
        ("she is SW12345", "SW12345"),
        ("HCPC PYL12345", "PYL12345"),
        ("TRN: 12/34567", "12/34567"),
        ("SRA ID 123456", "123456"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(professional_registration, text)


@pytest.mark.parametrize("text", ["the GMC in 2024", "1234567", "registration opened 2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(professional_registration, text) == set()


@pytest.mark.parametrize("text", ["at OT12345 there"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(professional_registration, text)
    assert not proposed(professional_registration, text)
