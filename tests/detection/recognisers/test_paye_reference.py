from __future__ import annotations

import pytest

from service.detection.recognisers.uk import paye_reference
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("PAYE ref 123/AB456", "123/AB456"), ("123PA00012345", "123PA00012345")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(paye_reference, text)


@pytest.mark.parametrize("text", ["123/4", "pay 123"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(paye_reference, text) == set()
