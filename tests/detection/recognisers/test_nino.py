from __future__ import annotations

import pytest

from service.detection.recognisers.uk import nino
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NI number AB 12 34 56 C", "AB 12 34 56 C"),
        ("ab123456c is mine, NINO", "ab123456c"),
        ("he wrote AB123456C there", "AB123456C"),
        ("rhif yswiriant gwladol AB123456C", "AB123456C"),
        ("NI: QQ 12 34 56 C", "QQ 12 34 56 C"),
        ("temporary NI TN010181M", "TN010181M"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(nino, text)


@pytest.mark.parametrize("text", ["GB123456", "paper AB1234567", "DOI 10.1000/AB123456C", "section 12 34 56"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(nino, text) == set()


@pytest.mark.parametrize("text", ["the code ZZ123456C", "the code BG123456C", "the code DA123456C"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(nino, text)
