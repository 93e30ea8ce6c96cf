from __future__ import annotations

import pytest

from service.detection.recognisers.uk import secret
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("password: Hunter2!", "Hunter2!"),
        ("my password is correcthorse9, ok", "correcthorse9"),
        ("PIN 1234", "1234"),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
        ("cyfrinair: Draig123", "Draig123"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(secret, text)


@pytest.mark.parametrize("text", ["the password policy is important", "your password is private", "pinned 1234"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(secret, text) == set()
