"""How long responses are kept is data; a call's own line goes first where it is understood, and nothing is guessed where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from service.domain.call import Call
from service.kit.clock import LONDON
from service.policy.complaints import BadPolicy
from service.policy.packs import load_packs, packs_folder
from service.policy.retention import FILE, RETENTION, Period, RetentionRules, load_retention

SHIPPED = (packs_folder() / RETENTION / FILE).read_text(encoding="utf-8")
CALL = Call("a-call", "t", "p", "council", "n", datetime(2025, 5, 30, 23, 59, tzinfo=LONDON))


@pytest.fixture(scope="module")
def rules() -> RetentionRules:
    found = load_packs(packs_folder()).retention
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "trigger", "period"),
    [
        ("two years after the report is published", "publication", Period(months=24)),
        ("6 months after the call closes", "closing", Period(months=6)),
        ("Ninety days after closing", None, None),
        ("90 days after closing", "closing", Period(days=90)),
        ("one year after publication", "publication", Period(months=12)),
        ("seven years", None, None),
        ("two years after publication or closing", None, None),
        ("as long as needed", None, None),
        ("", None, None),
    ],
)
def test_a_call_s_own_line_is_read_or_left_to_a_person(
    rules: RetentionRules, line: str, trigger: str | None, period: Period | None
) -> None:
    rule = rules.rule_for(replace(CALL, retention={"responses": line}), "proposed")
    assert (rule.trigger if rule else None, rule.period if rule else None) == (trigger, period)


def test_without_a_line_of_its_own_the_general_rule_holds_and_withdrawn_responses_go_sooner(rules: RetentionRules) -> None:
    general, withdrawn = rules.rule_for(CALL, "proposed"), rules.rule_for(CALL, "withdrawn")
    assert general is not None
    assert withdrawn is not None
    assert (general.id, general.trigger, general.period) == ("responses", "closing", Period(months=36))
    assert (withdrawn.id, withdrawn.period) == ("withdrawn", Period(months=6))


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2024-02-29", Period(months=12), "2025-02-28"),
        ("2025-08-31", Period(months=6), "2026-02-28"),
        ("2025-12-15", Period(months=1), "2026-01-15"),
        ("2025-05-30", Period(days=90), "2025-08-28"),
    ],
)
def test_a_period_ends_on_the_same_day_or_the_last_of_a_shorter_month(start: str, period: Period, end: str) -> None:
    assert period.after(datetime.fromisoformat(start).replace(tzinfo=LONDON)).date().isoformat() == end


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("period: three years", "period: a while"), "is no period"),
        (("trigger: closing, period", "trigger: someday, period"), "publication, closing, withdrawal"),
        (("  - {id: responses,", "  - {id: responses, state: withdrawn,"), "add one for all others"),
    ],
)
def test_rules_that_do_not_hold_are_refused_with_file_and_line(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    assert change[0] in SHIPPED
    (tmp_path / RETENTION).mkdir()
    (tmp_path / RETENTION / FILE).write_text(SHIPPED.replace(*change), encoding="utf-8")
    with pytest.raises(BadPolicy) as refused:
        load_retention(packs_folder(), tmp_path)
    assert refused.value.code == "retention-not-valid"
    assert told in refused.value.detail
    assert f"{FILE}:" in refused.value.detail
