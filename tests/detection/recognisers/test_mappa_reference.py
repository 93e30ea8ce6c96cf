from __future__ import annotations

import pytest

from service.detection.recognisers.uk import mappa_reference
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("SFO/2024/123", "SFO/2024/123"), ("MARAC-1234", "MARAC-1234"), ("ViSOR 1234567", "1234567")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(mappa_reference, text)


@pytest.mark.parametrize("text", ["the SFO review", "MAPPA level 2", "a MARAC meeting in 2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(mappa_reference, text) == set()
