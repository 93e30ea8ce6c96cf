from __future__ import annotations

import pytest

from service.detection.recognisers.uk import spoken_phone_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("oh seven seven double oh 900 442 is mine", "oh seven seven double oh 900 442"),
        ("Ring nought one six three two, nine six oh, one two three.", "nought one six three two, nine six oh, one two three"),
        ("it's zero seven seven zero zero nine zero zero one two three", "zero seven seven zero zero nine zero zero one two three"),
        ("07700 nine double oh one two three", "07700 nine double oh one two three"),
        ("dim saith saith dwbl dim 900 442", "dim saith saith dwbl dim 900 442"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(spoken_phone_number, text)


@pytest.mark.parametrize(
    "text", ["one two three four five six seven", "seven or eight of us, oh nine at most", "oh one two three", "zero hours, nine to five"]
)
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(spoken_phone_number, text) == set()


def test_a_wrong_check_counts_against_it() -> None:
    assert proposed(spoken_phone_number, "oh oh four four nine nine nine one") == set()
