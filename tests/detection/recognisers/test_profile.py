from __future__ import annotations

import pytest

from service.detection.recognisers.uk import profile
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("@jbloggs99 said", "@jbloggs99"),
        ("https://www.linkedin.com/in/jo-bloggs-123", "https://www.linkedin.com/in/jo-bloggs-123"),
        ("x.com/jobloggs", "x.com/jobloggs"),
        ("@jo@mastodon.example", "@jo@mastodon.example"),
        ("instagram: jo_b99", "jo_b99"),
        ("WeChat lin.mei08", "lin.mei08"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(profile, text)


@pytest.mark.parametrize(
    "text",
    [
        "jo@x.example",
        "@media print",
        "https://github.com/nodejs/node/issues",
        "https://www.facebook.com/sharer/x",
        "x.com/intent/post",
        "https://www.example.org/in/report",
    ],
)
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(profile, text) == set()
