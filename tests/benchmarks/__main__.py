"""`make bench`: figures beside named peers, measured in one run and written to RESULTS.md beside this file.

`python -m tests.benchmarks speed footprint` runs only those named and writes nothing.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from service.detection.detecting import load_detector
from tests.benchmarks import detection_speed, footprint, quality, statements
from tests.benchmarks.measured import Measured
from tests.benchmarks.peer import default_presidio

RESULTS = Path(__file__).with_name("RESULTS.md")

TABLES: dict[str, Callable[[Measured], str]] = {
    "quality": quality.table,
    "statements": statements.table,
    "speed": lambda measured: detection_speed.table(measured.detector, measured.presidio),
    "footprint": lambda _: footprint.table(),
}


def main() -> None:
    """Run every benchmark, print its table and keep it; what is done is kept even if the rest is cut off."""
    wanted = sys.argv[1:] or list(TABLES)
    commit = (
        subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    )
    measured = Measured(load_detector(), default_presidio(), commit)
    text = (
        f"# Benchmark results\n\nWritten by `make bench` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {commit}, "
        f"Python {platform.python_version()}, {platform.machine()}, Linux. Times are of a shared, noisy machine: read the ratios.\n"
    )
    for name in wanted:
        text += f"\n{TABLES[name](measured)}\n"
        if not sys.argv[1:]:
            RESULTS.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
