from __future__ import annotations

import pytest

from service.detection.recognisers.uk import coordinates
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [("51.50735, -0.12776", "51.50735, -0.12776"), ("///filled.count.soap", "///filled.count.soap"), ("lat: 51.507", "51.507")],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(coordinates, text)


@pytest.mark.parametrize("text", ["51.5, 2.3", "rose 51.507 percent", "a.b.c"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(coordinates, text) == set()
