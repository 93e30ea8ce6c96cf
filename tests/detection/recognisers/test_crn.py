from __future__ import annotations

import pytest

from service.detection.recognisers.uk import crn
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(("text", "value"), [("CRN X123456", "X123456"), ("probation X123456", "X123456"), ("crn: x123456", "x123456")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(crn, text)


@pytest.mark.parametrize("text", ["model X1234567", "£X123456", "Home Office X123456"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(crn, text) == set()


@pytest.mark.parametrize("text", ["the box X123456 there"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(crn, text)
    assert not proposed(crn, text)
