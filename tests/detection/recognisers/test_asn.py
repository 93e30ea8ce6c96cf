from __future__ import annotations

import pytest

from service.detection.recognisers.uk import asn
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(("text", "value"), [("ASN 12/0000/00/12345L", "12/0000/00/12345L"), ("24/52CE/01/12C", "24/52CE/01/12C")])
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(asn, text)


@pytest.mark.parametrize("text", ["12/04/2024", "section 12/3"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(asn, text) == set()


@pytest.mark.parametrize("text", ["24/52CE/01/12A"])
def test_a_wrong_check_counts_against_it(text: str) -> None:
    assert not proposed(asn, text)
