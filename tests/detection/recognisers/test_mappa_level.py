from __future__ import annotations

import pytest

from service.detection.recognisers.uk import mappa_level
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize("text", ["MAPPA guidance 2024", "level 2"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(mappa_level, text) == set()


@pytest.mark.parametrize("text", ["MAPPA Level 2", "MAPPA Cat 3"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(mappa_level, text)
    assert not proposed(mappa_level, text)
