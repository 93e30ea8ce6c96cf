from __future__ import annotations

import pytest

from service.detection.recognisers.uk import vat_number
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("VAT GB 123 4567 89", "GB 123 4567 89"), ("invoice GB 999 9999 73", "GB 999 9999 73")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(vat_number, text)


@pytest.mark.parametrize("text", ["GB 12", "VAT at 20%"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(vat_number, text) == set()


@pytest.mark.parametrize("text", ["see GB 999 9999 74 there"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(vat_number, text)
