from __future__ import annotations

import pytest

from service.detection.recognisers.uk import email_address
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("jo.bloggs@x.example, hello", "jo.bloggs@x.example"),
        ("name [at] example dot org", "name [at] example dot org"),
        ("jo (at) x.co.uk", "jo (at) x.co.uk"),
        ("email jo dot blog at mail dot example", "jo dot blog at mail dot example"),
        ("josé@bücher.example", "josé@bücher.example"),
        ("?to=jo%40x.example", "jo%40x.example"),
        ("jo+tag@x.example.", "jo+tag@x.example"),
        ("jo\xadblog@x.example", "jo\xadblog@x.example"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(email_address, text)


@pytest.mark.parametrize("text", ["meet @ noon", "look at the dot", "@handle", "5 @ £3"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(email_address, text) == set()
