"""What every test may rely on, and the honest list of what this machine cannot run."""

from __future__ import annotations

import shutil

import pytest

#: marker → program it needs; such tests are deselected by name where the program is missing, never skipped in silence
PROGRAMS = {
    "needs_pdftotext": "pdftotext",
    "needs_tesseract": "tesseract",
    "needs_qpdf": "qpdf",
    "needs_strings": "strings",
    "needs_unzip": "unzip",
    "needs_curl": "curl",
    "needs_chromium": "chromium",
}


def pytest_configure(config: pytest.Config) -> None:
    for marker, program in PROGRAMS.items():
        config.addinivalue_line("markers", f"{marker}: runs only where {program} is installed")
    config.addinivalue_line("markers", "faults: long fault runs and tests that measure time, only with `make faults`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    missing = {marker for marker, program in PROGRAMS.items() if shutil.which(program) is None}
    long_runs_wanted = "faults" in (config.getoption("-m") or "")
    left_out = [item for item in items if _needs(item, missing) or (not long_runs_wanted and item.get_closest_marker("faults"))]
    if not left_out:
        return
    gone = set(left_out)
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in gone]
    wanting = [item for item in left_out if _needs(item, missing)]
    if wanting:
        names = "\n".join(f"  {item.nodeid}" for item in wanting)
        print(f"\n{len(wanting)} tests need a program that is not installed ({', '.join(sorted(missing))}):\n{names}")  # noqa: T201 - said on purpose


def _needs(item: pytest.Item, missing: set[str]) -> bool:
    return any(item.get_closest_marker(marker) for marker in missing)
