"""`make bench`: ratios against named peers, measured in one run and written to RESULTS.md beside this file."""

from __future__ import annotations

import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import detection_speed

HERE = Path(__file__).parent


def main() -> None:
    """Run every benchmark, print its table and keep it."""
    tables = [detection_speed.table()]
    commit = (
        subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    )
    head = (
        f"# Benchmark results\n\nWritten by `make bench` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {commit}, Python {platform.python_version()}, "
        f"{platform.machine()}, Linux. Ratios only: the machine is shared and noisy.\n"
    )
    text = head + "\n" + "\n\n".join(tables) + "\n"
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
