from __future__ import annotations

import pytest

from service.detection.recognisers.uk import personal_url
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://www.example.org/people/jo-bloggs", "https://www.example.org/people/jo-bloggs"),
        ("https://x.sharepoint.com/:w:/r/abc?d=1", "https://x.sharepoint.com/:w:/r/abc?d=1"),
        ("my blog is jo.example", "jo.example"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(personal_url, text)


@pytest.mark.parametrize("text", ["https://www.gov.uk/government/publications", "about.me now? no: about me"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(personal_url, text) == set()


@pytest.mark.parametrize("text", ["jobloggs.wordpress.com"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(personal_url, text)
    assert not proposed(personal_url, text)
