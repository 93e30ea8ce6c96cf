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

from presidio_analyzer import AnalyzerEngine

from service.detection.detecting import Detector, load_detector
from tests.benchmarks import detection_speed, footprint, quality, statements
from tests.benchmarks.peer import default_presidio

HERE = Path(__file__).parent

Table = Callable[[Detector, AnalyzerEngine, str], str]
TABLES: dict[str, Table] = {
    "quality": quality.table,
    "statements": lambda detector, _presidio, _commit: statements.table(detector),
    "speed": lambda detector, presidio, _: detection_speed.table(detector, presidio),
    "footprint": lambda _detector, _presidio, _commit: footprint.table(),
}


def main() -> None:
    """Run every benchmark, print its table and keep it."""
    wanted = sys.argv[1:] or list(TABLES)
    commit = (
        subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    )
    detector, presidio = load_detector(), default_presidio()
    tables = [TABLES[name](detector, presidio, commit) for name in wanted]
    head = (
        f"# Benchmark results\n\nWritten by `make bench` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {commit}, "
        f"Python {platform.python_version()}, {platform.machine()}, Linux. Times are of a shared, noisy machine: read the ratios.\n"
    )
    text = head + "\n" + "\n\n".join(tables) + "\n"
    if wanted == list(TABLES):
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
