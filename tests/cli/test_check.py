from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.check import command

NAME = "Ifeoma Brackenridge"


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    file = tmp_path / "secrets.txt"
    file.write_text(f"# a comment is a string too\n{NAME}\n07700 900461\n", encoding="utf-8")
    return file


def run(secrets: Path, *files: Path, options: tuple[str, ...] = ()) -> Result:
    return CliRunner().invoke(command, [*map(str, files), "--secrets", str(secrets), *options])


def test_a_clean_file_ends_with_0(tmp_path: Path, secrets: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Visits went ahead every week.", encoding="utf-8")
    result = run(secrets, file)
    assert (result.exit_code, "clean" in result.output) == (0, True)


def test_a_secret_deep_in_a_zip_ends_with_4_and_is_never_printed(tmp_path: Path, secrets: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.txt", "Ring 07700-900461 for her.")
    result = run(secrets, file)
    assert result.exit_code == 4
    assert "secret 3" in result.output
    assert "900461" not in result.output


def test_what_cannot_be_read_is_not_proved_and_ends_with_3(tmp_path: Path, secrets: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    result = run(secrets, file, options=("--json",))
    assert result.exit_code == 3
    assert json.loads(result.output)[0]["verdict"] == "not proved"


def test_a_name_in_the_name_of_a_file_is_a_leak(tmp_path: Path, secrets: Path) -> None:
    file = tmp_path / f"{NAME}.txt"
    file.write_text("Visits went ahead every week.", encoding="utf-8")
    assert run(secrets, file).exit_code == 4


def test_no_secrets_is_a_usage_error(tmp_path: Path) -> None:
    empty = tmp_path / "none.txt"
    empty.write_text("\n", encoding="utf-8")
    assert run(empty, empty).exit_code == 2
