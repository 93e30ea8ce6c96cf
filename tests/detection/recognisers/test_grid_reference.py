from __future__ import annotations

import pytest

from service.detection.recognisers.uk import grid_reference
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(("text", "value"), [("grid ref SU 387 148", "SU 387 148")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(grid_reference, text)


@pytest.mark.parametrize("text", ["SU 38", "ISO 123 456"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(grid_reference, text) == set()


@pytest.mark.parametrize("text", ["at SJ 12345 67890"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(grid_reference, text)
    assert not proposed(grid_reference, text)
