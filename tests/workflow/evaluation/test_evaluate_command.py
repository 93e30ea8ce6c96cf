"""`disclosure evaluate` on gold written here: figures, JSON, and nobody's name unless asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.evaluate import command

CALL = Path(__file__).parents[2] / "samples" / "calls" / "hmip-sfo-2025.yaml"
TEXT = """\
received: 2025-06-02T10:00:00+01:00
statements: {capacity: individual, late: true, do_not_contact: true}
text: |
  From: {{D:p1:Margaret Oakshott}} <{{D:p1:m.oakshott@postbox.example}}>

  I write in a personal capacity. Please do not contact me.

  {{K:Her Majesty's Inspectorate}} visited us. My neighbour {{D:p2:Quillfeather-Nobody-Finds 7}} was there.

  {{D:p1:Margaret Oakshott}}
"""
SENTENCES = '- {text: "Please treat my whole response as confidential.", requested: true, scope: [whole], kind: request}\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gold")
    (made / "g-1.yaml").write_text(TEXT, encoding="utf-8")
    (made / "sentences-tuning.yaml").write_text(SENTENCES, encoding="utf-8")
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_json_counts_both_tiers_and_statements(folder: Path) -> None:
    done = run(str(folder), "--call", str(CALL), "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["texts"] == 2
    assert found["propose"]["direct"]["of"] == 4
    assert found["propose"]["direct"]["hit"] >= 3
    assert found["propose_and_look"]["direct"]["hit"] >= found["propose"]["direct"]["hit"]
    assert found["propose"]["damaged"]["of"] == 1
    assert found["statements"]["fields"]["late"] == {"share": 1.0, "hit": 1, "of": 1}
    assert found["sentences"]["kinds"]["request"]["both_ways"]["confidentiality_requested"]["recall"] == 1.0


def test_the_table_names_documents_and_nobody(folder: Path) -> None:
    done = run(str(folder / "g-1.yaml"), "--call", str(CALL))
    assert done.exit_code == 0, done.output
    assert "direct identifiers, mentions masked" in done.stdout
    assert "propose + look" in done.stdout
    for name in ("Oakshott", "Quillfeather", "oakshott"):
        assert name not in done.output


def test_leaks_are_shown_when_asked(tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_text("text: The {{D:p1:xylocopa}} is a bee.\n", encoding="utf-8")
    quiet, loud = run(str(tmp_path)), run(str(tmp_path), "--show-leaks")
    assert "xylocopa" not in quiet.output
    assert "xylocopa" in loud.output


def test_broken_gold_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_text("text: '{{D:p1:Ann'\n", encoding="utf-8")
    done = run(str(tmp_path))
    assert done.exit_code == 2
    assert "g.yaml" in done.output
    assert "Ann" not in done.output


def test_the_help_explains_both_formats_and_the_words() -> None:
    words = run("--help").output
    for word in ("{{D:p1:Jane Doe}}", '"spans"', "masked ", "damaged", "ordinary", "F2", "--show-leaks"):
        assert word in words
