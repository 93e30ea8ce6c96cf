"""Bad folders and names are one line for the operator, and nothing half-written stays."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from service.cli import redact as command
from service.cli.main import disclosure
from service.documents.limits import DEFAULT


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


def test_a_pipe_is_refused_at_once_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "letter.txt"
    os.mkfifo(pipe)
    assert is_one_line_refusal(redact(pipe, tmp_path / "out"), "not a regular file")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device: str, tmp_path: Path) -> None:
    assert is_one_line_refusal(redact(Path(device), tmp_path / "out"), "not a regular file")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert is_one_line_refusal(redact(tmp_path, tmp_path / "out"), "is a directory")


def test_a_file_that_became_a_pipe_is_refused_when_it_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "letter.txt")
    with pytest.raises(click.UsageError, match="not a regular file"):
        command.read_file(tmp_path / "letter.txt")


def test_no_more_is_read_than_one_byte_over_the_limit(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"x" * 5_000)
    assert len(command.read_file(tmp_path / "letter.txt", 1_000)) == 1_001


def test_a_file_over_the_limit_is_unreadable_as_too_large(tmp_path: Path) -> None:
    large = tmp_path / "letter.txt"
    with large.open("wb") as stream:
        stream.truncate(DEFAULT.input_size * 40)
    result = redact(large, tmp_path / "out")
    assert result.exit_code == 3
    report = json.loads((tmp_path / "out" / "letter.txt.report.json").read_text(encoding="utf-8"))
    assert (report["status"], [unread["why"] for unread in report["unread"]]) == ("unreadable", ["too-large"])
    assert not report["sha256"]
