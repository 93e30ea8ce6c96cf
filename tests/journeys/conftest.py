"""The sample responses, redacted once by the command line as a user would."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from service.cli.main import disclosure

SAMPLES = Path(__file__).parents[1] / "samples"
SUBMISSIONS = sorted((SAMPLES / "submissions").iterdir())


@dataclass(frozen=True)
class Run:
    """What one run over all samples left behind."""

    out: Path
    exit_code: int
    said: str

    def report(self, name: str) -> dict[str, Any]:
        made: dict[str, Any] = json.loads((self.out / f"{name}.report.json").read_text(encoding="utf-8"))
        return made

    def plain(self, name: str) -> str:
        return (self.out / f"{name}.redacted.txt").read_text(encoding="utf-8")


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((SAMPLES / "expected" / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    out = tmp_path_factory.mktemp("redacted")
    arguments = [
        "redact",
        *(str(path) for path in SUBMISSIONS),
        "--call",
        str(SAMPLES / "calls" / "hmip-sfo-2025.yaml"),
        "--manifest",
        str(SAMPLES / "submissions.csv"),
        "--out",
        str(out),
    ]
    done = CliRunner().invoke(disclosure, arguments, catch_exceptions=False)
    return Run(out, done.exit_code, done.output)
