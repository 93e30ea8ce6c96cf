"""A call for evidence from YAML, and what is wrong with its notice."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from service.domain.call import Call, Naming, Publishing
from service.kit.clock import LONDON
from service.policy.calls import load_call
from service.policy.complaints import BadPolicy
from service.policy.notices import call_warnings
from service.policy.packs import load_packs, packs_folder

PACKS = load_packs(packs_folder())
SAMPLES = Path(__file__).parents[1] / "samples" / "calls"
SHORT = """\
id: a-call
title: A call
publisher: A body
authority_type: inspectorate
closes: 2026-02-27T16:59
notice: |
  Responses may be published. Freedom of Information requests are answered. Personal data: UK GDPR, see our privacy notice.
  Tell us why if yours is confidential. Responses are kept for two years.
"""


def codes(call: Call) -> list[str]:
    return [warning.code for warning in call_warnings(call, PACKS)]


def with_notice(notice: str) -> Call:
    return load_call(SHORT.split("notice:", maxsplit=1)[0] + "notice: " + json.dumps(notice))


def test_the_real_call_is_read_whole_and_warned_of_the_repealed_act() -> None:
    call = load_call(SAMPLES / "hmip-sfo-2025.yaml")

    assert call.closes_on_day
    assert call.closes.date().isoformat() == "2025-05-30"
    assert datetime(2025, 5, 30, 23, 59, tzinfo=LONDON) <= call.closes
    assert (call.publishing, call.names_of_individuals) == (Publishing.FULL, Naming.OPT_IN)
    assert [question.number for question in call.questions] == [1, 2, 3, 4, 5, 6]
    repealed = next(warning for warning in call_warnings(call, PACKS) if warning.code == "cites-repealed-data-protection-act")
    assert repealed.quote == "Data Protection Act 1998"
    assert "2018" in repealed.message


def test_a_call_of_another_kind_closes_at_its_minute() -> None:
    call = load_call(SAMPLES / "glanwern-flood-2026.yaml")

    assert not call.closes_on_day
    assert call.closes == datetime(2026, 2, 27, 16, 59, tzinfo=LONDON)
    assert "cites-repealed-data-protection-act" not in codes(call)


def test_every_sample_call_names_packs_that_are_there() -> None:
    for file in sorted(SAMPLES.glob("*.yaml")):
        assert "unknown-pack" not in codes(load_call(file))


def test_a_sound_notice_raises_no_warning() -> None:
    assert codes(load_call(SHORT)) == []


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        ("under the Data Protection\nAct 1998", "cites-repealed-data-protection-act"),
        ("the DPA 1998 applies", "cites-repealed-data-protection-act"),
        ("Regulation (EU) 2016/679", "cites-eu-regulation"),
        ("All responses will be strictly confidential.", "promises-blanket-confidentiality"),
        ("Your response will be kept confidential. Responses may be published.", "contradictory-promises"),
        ("By responding you consent to publication.", "consent-taken-from-silence"),
        ("Nothing more.", "no-privacy-notice"),
        ("Nothing more.", "no-access-to-information"),
        ("Nothing more.", "no-retention"),
        ("Nothing more.", "no-publication-statement"),
        ("Nothing more.", "no-way-to-ask-for-confidentiality"),
        ("Nothing more.", "no-data-protection-law"),
    ],
)
def test_a_notice_is_told_in_plain_words_what_to_put_right(notice: str, code: str) -> None:
    found = {warning.code: warning for warning in call_warnings(with_notice(notice), PACKS)}

    assert code in found
    assert found[code].message.endswith(".")


def test_a_pack_that_nobody_has_is_warned_of() -> None:
    assert codes(load_call(SHORT + "packs: [publication, scots-law]\n")) == ["unknown-pack"]


def test_a_huge_notice_costs_bounded_time() -> None:
    call = with_notice("Data Protection Act" + " " * 90_000 + "we will " * 1_000)

    assert codes(call)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("closes: 2026-02-30", "not in the calendar"),
        ("closes: tomorrow", "write a day or time as"),
        ("closes: 2026-02-27\nopens: 2026-03-01", "swap the days"),
        ("closes: 2026-02-27\npublishing: sometimes", "write one of full, summary, none"),
        ("closes: 2026-02-27\npublisher_name: x", "write 'publisher'"),
        ("closes: 2026-02-27\nquestions: [{number: 1, text: a}, {number: 1, text: b}]", "stands twice"),
        ("closes: 2026-02-27\norganisations_named: 'yes'", "write true or false"),
        ("title2: x", "lacks closes"),
    ],
)
def test_a_mistake_in_a_call_is_refused_with_its_line(change: str, says: str) -> None:
    with pytest.raises(BadPolicy) as caught:
        load_call(SHORT.replace("closes: 2026-02-27T16:59", change))

    assert caught.value.code == "call-not-valid"
    assert says in caught.value.detail


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "call.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (binary, tmp_path / "none.yaml"):
        with pytest.raises(BadPolicy):
            load_call(file)
