from __future__ import annotations

import pytest

from service.detection.recognisers.uk import driving_licence
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("licence MORGA657054SM9IJ 35", "MORGA657054SM9IJ 35"),
        ("she holds JONES710238HA9AB now", "JONES710238HA9AB"),
        ("driver number: 12345678", "12345678"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(driving_licence, text)


@pytest.mark.parametrize("text", ["JONES719938HA9AB", "the licence condition 4 of 12", "ABCDE12345"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(driving_licence, text) == set()


@pytest.mark.parametrize("text", ["she holds JONES713338HA9AB now"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(driving_licence, text)
