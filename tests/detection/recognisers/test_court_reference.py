from __future__ import annotations

import pytest

from service.detection.recognisers.uk import court_reference
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("T20257001", "T20257001"),
        ("URN 01AB1234525", "01AB1234525"),
        ("case number: 1234567/24", "1234567/24"),
        ("01/0123/123456K", "01/0123/123456K"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(court_reference, text)


@pytest.mark.parametrize("text", ["in 2024", "[2011] EWHC 44", "case no 2"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(court_reference, text) == set()


@pytest.mark.parametrize("text", ["at 01/0123/123456A"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(court_reference, text)
