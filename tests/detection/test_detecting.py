from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.detection.classifier import WINDOW, windows
from service.detection.detecting import Detector, DetectorSettings
from service.detection.merging import merged
from service.detection.reading import read
from service.detection.sighting import Sighting
from service.domain.document import BlockKind
from service.domain.finding import Class, Tier
from tests.detection.texts import document, masked

ODD = "aé\u0301ß\u200b\u00ad\u2028\t\n😀👩\u200d👧שמрЖ中İſ0'’-. @"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.text(alphabet=ODD, max_size=30), after=st.text(alphabet=ODD, max_size=30))
def test_offsets_hold_whatever_stands_around(detector: Detector, before: str, after: str) -> None:
    text = f"{before}\nMy name is Jane Ashworth, 07700 900123.\n{after}"
    source = document(text)
    quotes = [source.quote(finding.span) for finding in detector.detect(source).findings]
    assert "Jane Ashworth" in quotes
    assert "07700 900123" in quotes


@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_read_place_for_place(text: str) -> None:
    source = document(text)
    reading = read(source, 10_000)
    for word in reading.words:
        span = reading.back(word.start, word.end)
        assert 0 <= span.start < span.end <= len(source.text)


@settings(max_examples=50, deadline=None)
@given(
    sightings=st.lists(
        st.builds(
            lambda start, size, kind, source, score: Sighting(start, start + size, kind, source, score, "seen"),
            st.integers(0, 60),
            st.integers(1, 20),
            st.sampled_from(["UK_NHS", "PHONE_NUMBER", "ADDRESS"]),
            st.sampled_from(["one", "two"]),
            st.sampled_from([0.4, 0.5, 0.88, 0.95]),
        ),
        max_size=12,
    ),
    seed=st.integers(0, 1000),
)
def test_the_order_of_recognisers_does_not_matter(sightings: list[Sighting], seed: int) -> None:
    shuffled = random.Random(seed).sample(sightings, len(sightings))
    found = merged(sightings, {})
    assert found == merged(shuffled, {})
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_masking_and_reading_again_finds_no_name(detector: Detector) -> None:
    covered = masked(detector, "My name is Jane Ashworth. Jane's son, Rhys Ashworth, was 12.\nYours sincerely,\nJane Ashworth")
    assert not [found for found in detector.find_strings(covered) if "Ashworth" in found or "Rhys" in found]


def test_a_second_reading_gives_direct_identifiers_only(detector: Detector) -> None:
    found = detector.find_strings("Mrs Jane Ashworth, aged 34, rang 07700 900123. The Francis Inquiry and (Norris, 2017) say so.")
    assert {"Jane Ashworth", "07700 900123"} <= set(found)
    assert not {"34", "Francis", "Norris"} & set(found)


def test_kept_strings_are_not_found_and_denied_ones_always_are(detector: Detector) -> None:
    source = document("Mrs Jane Ashworth leads Operation Larkspur.")
    found = detector.detect(source, keep=("Jane Ashworth",), deny=("operation larkspur",))
    assert [source.quote(finding.span) for finding in found.findings if finding.tier is Tier.PROPOSE] == ["Operation Larkspur"]


def test_a_threshold_of_a_pack_moves_a_type_to_be_looked_at(detector: Detector) -> None:
    source = document("Ring me on 07700 900123.")
    assert detector.detect(source).findings[0].tier is Tier.PROPOSE
    assert detector.detect(source, thresholds={"PHONE_NUMBER": 1.01}).findings[0].tier is Tier.LOOK


@pytest.mark.parametrize("kind", [BlockKind.COMMENT, BlockKind.DELETION, BlockKind.PROPERTY, BlockKind.QUOTED])
def test_text_that_is_not_shown_is_searched_too(detector: Detector, kind: BlockKind) -> None:
    source = document("I spoke to Mrs Jane Ashworth.", kind=kind)
    assert "Jane Ashworth" in [source.quote(finding.span) for finding in detector.detect(source).findings]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "\x00" * 500,
        "1234567890" * 500,
        "😀" * 2_000,
        "@" * 50_000,
        "a@" * 5_000,
        "שלום " * 300,
        "A " * 3_000,
        "(" * 5_000,
        "'s " * 2_000,
        "Mr " * 2_000,
    ],
)
def test_odd_text_costs_bounded_time_and_holds_nobody(detector: Detector, text: str) -> None:
    began = time.process_time()
    found = detector.detect(document(text))
    assert time.process_time() - began < 20
    assert not [finding for finding in found.findings if finding.tier is Tier.PROPOSE]


def test_text_beyond_the_limit_is_said_not_passed_as_clean(detector: Detector) -> None:
    small = Detector(detector.engine, detector.models, DetectorSettings(most_characters=100))
    source = document("word " * 50 + "Mrs Jane Ashworth")
    found = small.detect(source)
    assert [(warning.code, warning.start, warning.end) for warning in found.warnings] == [("not_examined", 100, len(source.text))]


@given(st.text(alphabet="ab \n", max_size=3_000))
def test_windows_cover_a_text_and_overlap(text: str) -> None:
    at = 0
    for start, end, _ in windows(text):
        assert start <= at
        assert end - start <= WINDOW
        at = end
    assert at == len(text)


@pytest.mark.faults  # measures time, so it runs by itself and not in `make test`
def test_time_grows_with_length_not_with_its_square(detector: Detector) -> None:
    line = "On Monday the review panel met Mrs Jane Ashworth of the ward and wrote down what it had learnt from the incident.\n"

    def cost(times: int) -> float:
        began = time.process_time()
        detector.detect(document(line * times))
        return time.process_time() - began

    cost(120)
    assert cost(120) < 8 * max(cost(30), 0.05)


def test_the_models_are_named(detector: Detector) -> None:
    found = detector.detect(document("Nothing here."))
    assert found.models == detector.models
    assert all(finding.class_ is not Class.SECURITY for finding in found.findings)
