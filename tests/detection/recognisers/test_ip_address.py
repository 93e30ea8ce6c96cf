from __future__ import annotations

import pytest

from service.detection.recognisers.uk import ip_address
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"), [("192.168.10.24", "192.168.10.24"), ("2001:db8::1", "2001:db8::1"), ("IP 10.0.0.1", "10.0.0.1")]
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(ip_address, text)


@pytest.mark.parametrize("text", ["version 2.10.4.1", "v2.10.4.1", "10:30:45", "paragraph 3.4.1.2", "1.2.3.4.5", "999.1.1.1"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(ip_address, text) == set()
