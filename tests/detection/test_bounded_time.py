"""Hostile text costs time in proportion to its length: no pattern, link or list that is walked again for every find."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from service.detection.decisions import _NUMBER
from service.detection.detecting import Detector
from service.domain.document import Document
from tests.detection.texts import document

pytestmark = pytest.mark.faults  # measures time, so it runs by itself and not in `make test`

SMALL = 10_000
SEEDS = (
    "Mr ",
    "Mr Smith ",
    "S, J. ",
    "Smith, J. (1998) ",
    "-",
    "a-",
    "Mr A-a-a-a-a-a-a-",
    "A ",
    "R v Smith ",
    "Smith v Jones v ",
    "(see Smith ",
    "Jane Smith met Karen Jones. ",
    "Jane was killed on 3 May 2019.\n",
    "1. References\n",
    "Kind regards,\nJane\n",
    "שלום עולם ",
    "j.smith@x.example ",
    "@",
    "07700 900123 ",
    "\n",
    "\t",
    "a\u200b",
    "a\u0301",
    "😀",
)


def many_people(length: int) -> str:
    """Return a text that names somebody new in every line."""
    chance = random.Random(7)
    lines: list[str] = []
    while sum(map(len, lines[-1:])) + len(lines) * 24 < length:
        first, last = ("".join(chance.choice("bdglmnrst") + chance.choice("aeiou") for _ in range(3)).capitalize() for _ in range(2))
        lines.append(f"Mr {first} {last} said.\n")
    return "".join(lines)


def grown(detector: Detector, made: Callable[[int], str]) -> float:
    """Return how much longer four times the text takes, once the models' part (window by window) is remembered."""
    small, large = document(made(SMALL)), document(made(4 * SMALL))
    for text in (small, large):
        detector.detect(text)
    return cost(detector, large) / max(cost(detector, small), 0.01)


def cost(detector: Detector, text: Document) -> float:
    """Return the least CPU time of three detections."""

    def once() -> float:
        began = time.process_time()
        detector.detect(text)
        return time.process_time() - began

    return min(once() for _ in range(3))


@pytest.mark.parametrize("seed", SEEDS, ids=[f"{seed!r:.16}" for seed in SEEDS])
def test_a_hostile_text_four_times_as_long_takes_about_four_times_as_long(detector: Detector, seed: str) -> None:
    assert grown(detector, lambda length: seed * (length // len(seed))) < 8


@pytest.mark.parametrize("seed", ["a", ".", "a.", "A1 ", "AB ", "a-1/"])
def test_a_number_is_looked_for_in_linear_time(seed: str) -> None:
    def once(length: int) -> float:
        text = seed * (length // len(seed))
        began = time.process_time()
        assert sum(1 for _ in _NUMBER.finditer(text)) <= length
        return time.process_time() - began

    assert min(once(40_000) for _ in range(3)) / max(min(once(10_000) for _ in range(3)), 0.005) < 8


def test_many_people_are_told_apart_in_linear_time(detector: Detector) -> None:
    assert grown(detector, many_people) < 8
