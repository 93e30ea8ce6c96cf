"""A call's own lists are data of the call: what it keeps is never proposed, what it denies always is, on every road."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from service.cli.main import disclosure
from service.domain.actor import Role
from service.domain.lifecycle import State
from service.domain.proposal import Purpose
from service.domain.verification import Rendition
from service.policy.calls import load_call
from service.workflow.engine import Engine
from service.workflow.redaction.analyse import Given
from service.workflow.redaction.redact_file import Status, redact_file
from tests.workflow.house import CALL, SAMPLES, house_in

KEPT, DENIED, ELSE = "Tobias Quillfeather", "Project Bluebottle", "07700 900412"
TEXT = f"""I am writing in a personal capacity. {KEPT} chaired the panel on {DENIED.lower()}.

You can reach Mrs Marged Pritchard on {ELSE}. {KEPT.upper()} has it too.
"""


def call_with_lists(folder: Path, **changes: Any) -> Path:
    described = yaml.safe_load((SAMPLES / "calls" / f"{CALL}.yaml").read_text(encoding="utf-8"))
    path = folder / "call.yaml"
    lists = {"keep": [*described.get("keep", []), KEPT], "deny": [*described.get("deny", []), DENIED]}
    path.write_text(yaml.safe_dump(described | lists | changes, allow_unicode=True, default_flow_style=False), encoding="utf-8")
    return path


def test_on_the_command_line(tmp_path: Path) -> None:
    response, out = tmp_path / "response.txt", tmp_path / "out"
    response.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(disclosure, ["redact", str(response), "--call", str(call_with_lists(tmp_path)), "--out", str(out), "--json"])
    assert done.exit_code == 0, done.output
    text = (out / "response.txt.redacted.txt").read_text(encoding="utf-8")
    assert KEPT in text
    assert KEPT.upper() in text
    assert all(gone not in text for gone in (DENIED.lower(), "Pritchard", ELSE))
    report = json.loads((out / "response.txt.report.json").read_text(encoding="utf-8"))
    assert {"DENIED"} <= {each["type"] for each in report["findings"]}


def test_what_is_on_both_lists_goes(engine: Engine) -> None:
    call = load_call(SAMPLES / "calls" / f"{CALL}.yaml")
    given = Given(replace(call, keep=(KEPT,)), deny=(KEPT,))
    made = redact_file(
        TEXT.encode(), "response.txt", detector=engine.detector, packs=engine.packs, purpose=Purpose.PUBLICATION, given=given
    )
    assert made.status is Status.REDACTED
    assert b"uillfeather" not in made.outputs[1].content


def test_through_review_and_gate(engine: Engine, tmp_path: Path) -> None:
    with house_in(tmp_path / "home", engine, call_with_lists(tmp_path)) as house:
        reviewer, approver = house.person(Role.REVIEWER), house.person(Role.APPROVER)
        review = house.reviewed(house.processed(TEXT), reviewer)
        house.approved(review.id, approver)
        shown = house.review(review.id, approver)
        assert shown.overlooked == ()
        assert shown.review.state is State.VERIFIED
        with house.parts.store.reading() as unit:
            text = unit.artefacts.value(unit.artefacts.get(shown.review.rendition[0]), Rendition).text
        assert KEPT in text
        assert all(gone not in text for gone in (DENIED.lower(), "Pritchard", ELSE))
