from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from service.detection.recognisers import address_parts
from service.detection.recognisers.matching import Identifier
from service.detection.recognisers.registry import uk_recognisers
from tests.detection.recognisers.reading import found_by

LENGTH = 100_000
SEEDS = (
    "a",
    "1",
    " ",
    "@",
    "-",
    "1 ",
    "A1",
    "a@",
    "a.",
    "Aa ",
    "\n",
    "+44 (0)",
    "12 High ",
    "Flat 1, ",
    "A<",
    "P<GBR",
    "a at b dot ",
    "a [at] b.",
    "of the ",
    "account number : ",
    "password is ",
    "NHS number no. ",
    "born on the ",
    "1:",
    "é",
    "1\u200b",
    "http://a/",
    "٣",
    "address: A, ",
)


@pytest.fixture(autouse=True)
def watchdog() -> Iterator[None]:
    """Ends a search that would never end; it measures no speed."""

    def bark(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"still searching after two minutes ({number})")

    before = signal.signal(signal.SIGALRM, bark)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("seed", SEEDS, ids=ascii)
def test_every_recogniser_ends_on_hostile_text(seed: str) -> None:
    text = (seed * (LENGTH // len(seed) + 1))[:LENGTH]
    for each in uk_recognisers():
        for result in found_by(each, text):
            assert 0 <= result.start < result.end <= len(text)


@pytest.mark.parametrize("seed", SEEDS, ids=ascii)
def test_every_pattern_ends_on_hostile_text_even_where_a_short_cut_would_skip_it(seed: str) -> None:
    text = (seed * (LENGTH // len(seed) + 1))[:LENGTH]
    shapes = [shape.pattern for each in uk_recognisers() if isinstance(each, Identifier) for shape in each.shapes]
    parts = (
        address_parts.STREET_LINE,
        address_parts.STREET_LINE_LOWER,
        address_parts.FLAT_LINE,
        address_parts.POST_BOX,
        address_parts.LIVES_ON,
        address_parts.LABEL,
    )
    for pattern in (*shapes, *parts):
        assert sum(1 for _ in pattern.finditer(text)) <= LENGTH
