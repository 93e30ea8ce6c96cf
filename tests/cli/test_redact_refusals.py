"""Bad folders and names are one line for the operator, and nothing half-written stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import disclosure


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("I write about probation practice in our area.\n", encoding="utf-8")
    return path


def redact(file: Path, out: Path | str) -> Result:
    return CliRunner().invoke(disclosure, ["redact", str(file), "--out", str(out)])


def is_one_line_refusal(result: Result, words: str) -> bool:
    return result.exit_code == 2 and words in result.output and (result.exception is None or isinstance(result.exception, SystemExit))


def test_an_out_folder_below_a_file_is_refused(letter: Path) -> None:
    assert is_one_line_refusal(redact(letter, letter / "out"), "cannot be made")


def test_an_out_folder_that_is_a_file_is_refused(letter: Path) -> None:
    assert is_one_line_refusal(redact(letter, letter), "cannot be made")


def test_an_out_folder_with_too_long_a_name_is_refused(letter: Path, tmp_path: Path) -> None:
    assert is_one_line_refusal(redact(letter, tmp_path / ("x" * 300)), "cannot be made")


def test_a_file_name_too_long_for_its_outputs_is_refused_before_anything_is_written(letter: Path, tmp_path: Path) -> None:
    long = letter.rename(tmp_path / ("n" * 245 + ".txt"))
    assert is_one_line_refusal(redact(long, tmp_path / "out"), "longer than")
    assert not (tmp_path / "out").exists()


def test_a_file_name_that_is_no_utf_8_is_refused(letter: Path, tmp_path: Path) -> None:
    odd = letter.rename(tmp_path / os.fsdecode(b"b\xffad.txt"))
    assert is_one_line_refusal(redact(odd, tmp_path / "out"), "not UTF-8")


def test_nothing_half_written_stays_when_a_report_cannot_be_written(letter: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "letter.txt.report.json").mkdir(parents=True)
    assert is_one_line_refusal(redact(letter, tmp_path / "out"), "cannot be written")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letter.txt.report.json"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [("letter.txt,2025-05-30\nletter.txt,2026-05-30\n", "second line for the same file"), ('"letter.txt', "not a CSV file")],
)
def test_a_manifest_that_says_two_things_or_breaks_off_is_refused(rows: str, words: str, letter: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("file,received\n" + rows, encoding="utf-8")
    given = ["redact", str(letter), "--out", str(tmp_path / "out"), "--manifest", str(manifest)]
    assert is_one_line_refusal(CliRunner().invoke(disclosure, given), words)
