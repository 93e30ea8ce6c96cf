from __future__ import annotations

import pytest

from service.detection.recognisers.uk import date_of_birth
from tests.detection.recognisers.reading import proposed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DOB 03/04/1981", "03/04/1981"),
        ("d.o.b. 3.4.81", "3.4.81"),
        ("born on 3 April 1981", "3 April 1981"),
        ("ganwyd 3 Ebrill 1981", "3 Ebrill 1981"),
        ("dyddiad geni: 03-04-1981", "03-04-1981"),
        ("born in Leeds on 4th May 1990", "4th May 1990"),
        ("(1981-04-03, date of birth)", "1981-04-03"),
        ("Date of birth\n3 April 1981", "3 April 1981"),
        ("b. 3/4/1981", "3/4/1981"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(date_of_birth, text)


@pytest.mark.parametrize("text", ["12 March 2024", "published on 3 April 1981", "the inquiry was born in 2019", "2012-2024"])
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(date_of_birth, text) == set()
