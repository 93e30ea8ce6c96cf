from __future__ import annotations

import pytest

from service.detection.recognisers.uk import postcode
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in BS1 4XX today", "BS1 4XX"),
        ("sw1a 1aa", "sw1a 1aa"),
        ("cod post CF101AA", "CF101AA"),
        ("postcode SW17", "SW17"),
        ("GIR 0AA", "GIR 0AA"),
        ("M14\xa05RT", "M14\xa05RT"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(postcode, text)


@pytest.mark.parametrize("text", ["Form B1 2AB", "band E1 1st place", "grade B1 2nd floor", "M4 3PM", "the M25 at 3", "QQ1 1AA", "v2.10"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(postcode, text) == set()


@pytest.mark.parametrize("text", ["LS12AB"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(postcode, text)
    assert not proposed(postcode, text)
