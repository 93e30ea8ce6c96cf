from __future__ import annotations

import pytest

from service.detection.recognisers.uk import orcid
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("ORCID 0000-0002-9999-0014", "0000-0002-9999-0014"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(orcid, text)


@pytest.mark.parametrize("text", ["1234-5678", "2024-1357"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(orcid, text) == set()


@pytest.mark.parametrize("text", ["id 0000-0002-1825-0098"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(orcid, text)
