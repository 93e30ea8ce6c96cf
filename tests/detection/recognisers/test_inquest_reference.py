from __future__ import annotations

import pytest

from service.detection.recognisers.uk import inquest_reference
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("inquest 2024-0123", "2024-0123"), ("PFD ref: 2023-0456", "2023-0456")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(inquest_reference, text)


@pytest.mark.parametrize("text", ["NRC 2024-1357", "coroner in 2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(inquest_reference, text) == set()
