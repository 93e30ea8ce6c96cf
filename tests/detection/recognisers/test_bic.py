from __future__ import annotations

import pytest

from service.detection.recognisers.uk import bic
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("BIC: DEUTDEFF", "DEUTDEFF"), ("SWIFT code NEDSZAJJXXX", "NEDSZAJJXXX")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(bic, text)


@pytest.mark.parametrize("text", ["DEUTDEFF", "a swift response", "bic pens"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(bic, text) == set()
