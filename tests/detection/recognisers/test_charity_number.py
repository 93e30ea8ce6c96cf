from __future__ import annotations

import pytest

from service.detection.recognisers.uk import charity_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"), [("registered charity 1234567", "1234567"), ("SC012345, a charity", "SC012345"), ("rhif elusen 1234567", "1234567")]
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(charity_number, text)


@pytest.mark.parametrize("text", ["1234567", "charity since 1999"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(charity_number, text) == set()
