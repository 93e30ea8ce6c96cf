from __future__ import annotations

import pytest

from service.detection.recognisers.uk import age
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("aged 34", "34"),
        ("a 34-year-old man", "34-year-old"),
        ("age: 34", "34"),
        ("34 oed", "34 oed"),
        ("in her late forties", "late forties"),
        ("at the age of 12", "12"),
        ("aged thirty-four", "thirty-four"),
        ("six weeks old", "six weeks old"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(age, text)


@pytest.mark.parametrize(
    "text", ["people aged 18 and over", "the page 34", "34 years in prison", "a 5-year plan", "ages 18-25", "stage 34"]
)
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(age, text) == set()


@pytest.mark.parametrize("text", ["he was 34, and"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(age, text)
    assert not proposed(age, text)
