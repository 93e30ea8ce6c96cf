from __future__ import annotations

import pytest

from service.detection.recognisers.uk import service_number
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(("text", "value"), [("service number 25123456", "25123456"), ("army number: 25123456", "25123456")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(service_number, text)


@pytest.mark.parametrize("text", ["25123456", "service in 2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(service_number, text) == set()


@pytest.mark.parametrize("text", ["a soldier, 25123456"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(service_number, text)
    assert not proposed(service_number, text)
