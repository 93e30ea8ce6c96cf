"""What holds for any text: masked text gives nothing back, the order of recognisers does not matter, hostile input ends."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.detection.detecting import Detector
from service.detection.engine import build_engine
from tests.detection.texts import document, masked

NAMES = ("Jane Ashworth", "Tobias Quillfeather", "Marged Pritchard", "Priya Nandakumar")
PLACES = ("Mrs {} rang me.", "My name is {}.", "It was {} who wrote it.", "I spoke to Dr {} on Monday.")
DETAILS = ("07700 900123", "jo.bloggs@post.example", "NHS number 999 123 4560")
HOSTILE = (
    "@" * 1_000_000,
    "1" * 200_000,
    "😀" * 100_000,
    "שלום Jane " * 5_000,
    "a\u0301" * 50_000,
    "J\u200b" * 50_000,
    "\u00ad" * 200_000,
    "\x00" * 200_000,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(NAMES)), min_size=1, max_size=4), st.sampled_from(DETAILS))
def test_masked_text_read_again_gives_no_masked_word_back(detector: Detector, said: list[tuple[str, str]], detail: str) -> None:
    text = "\n".join([*(place.format(name) for place, name in said), f"Reach me: {detail}."])
    hidden = masked(detector, text)
    again = detector.find_strings(hidden)
    for secret in (detail.removeprefix("NHS number "), *(name for _, name in said)):
        assert secret not in hidden
        assert not [found for found in again if secret in found or found in secret]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_recognisers_does_not_matter(detector: Detector, seed: int) -> None:
    mixed = [*detector.engine.registry.recognizers]
    random.Random(seed).shuffle(mixed)
    other = Detector(build_engine(mixed), detector.models)
    text = document("Mrs Jane Ashworth, 12 High Street, Bristol BS1 4XX, born on 3 May 1970.\n" + "\n".join(DETAILS))
    assert other.detect(text).findings == detector.detect(text).findings


@pytest.mark.parametrize(
    "spelt",
    ["Ja\u200bne Ash\u200bworth", "Jane Ash\u00adworth", "J\u0430ne Ashw\u043erth", "\u202bJane Ashworth\u202c", "Jane Ash\x00worth"],
    ids=["zero width", "soft hyphen", "homoglyph", "right to left", "nul"],
)
def test_a_disguised_name_is_masked_whole(detector: Detector, spelt: str) -> None:
    text = f"My name is {spelt}. Mrs {spelt} rang."
    hidden = masked(detector, text)
    assert not [part for part in ("worth", "Ash", "Jane", "\u0430ne") if part in hidden]
    assert len(hidden) == len(text)


@pytest.mark.faults  # measures time, so it runs by itself and not in `make test`
@pytest.mark.parametrize("text", HOSTILE, ids=[f"{text[:2]!a}" for text in HOSTILE])
def test_hostile_text_ends_and_its_places_lie_inside(detector: Detector, text: str) -> None:
    began = time.process_time()
    source = document(text)
    for finding in detector.detect(source).findings:
        assert 0 <= finding.span.start < finding.span.end <= len(source.text)
    assert time.process_time() - began < 60
