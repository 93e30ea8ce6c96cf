"""What every test may rely on, and the honest list of what this machine cannot run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

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
#: marker → folder of the operating system it looks into; deselected in the same way
FOLDERS = {"needs_proc": "/proc/self"}
#: folders of tests that take minutes
LONG = {"journeys", "contracts"}
#: Test → what it wants and this machine does not have.
LEFT_OUT = pytest.StashKey[dict[str, str]]()


@pytest.fixture(autouse=True, scope="module")
def _log_of_a_file() -> Iterator[None]:
    """Let no file of tests write its log lines to a stream that another one has closed."""
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def _log_of_a_test(_log_of_a_file: None) -> Iterator[None]:
    """The same within a file: what a test sets is set back to what the file's own fixtures set."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = {}
    for marker, wanted in {**PROGRAMS, **FOLDERS}.items():
        config.addinivalue_line("markers", f"{marker}: runs only where {wanted} is there")
    config.addinivalue_line("markers", "faults: long fault runs and tests that measure time, only with `make faults`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    missing = {marker: program for marker, program in PROGRAMS.items() if shutil.which(program) is None}
    missing |= {marker: folder for marker, folder in FOLDERS.items() if not Path(folder).exists()}
    long_runs_wanted = "faults" in (config.getoption("-m") or "")
    left_out = {item for item in items if _wants(item, missing) or (not long_runs_wanted and item.get_closest_marker("faults"))}
    items.sort(key=_is_short)
    if not left_out:
        return
    config.hook.pytest_deselected(items=list(left_out))
    config.stash[LEFT_OUT].update({item.nodeid: wanted for item in left_out if (wanted := _wants(item, missing))})
    items[:] = [item for item in items if item not in left_out]


def _is_short(item: pytest.Item) -> bool:
    """Let the long files begin first, so that no worker waits for one at the end."""
    return not any(part in LONG for part in item.path.parts)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the list to the process that speaks: what a worker of xdist prints is lost."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = session.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[LEFT_OUT].update(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left_out = config.stash[LEFT_OUT]
    if left_out:
        terminalreporter.write_line(f"{len(left_out)} tests did not run: they need what this machine does not have.", yellow=True)
        for name, wanted in sorted(left_out.items()):
            terminalreporter.write_line(f"  {name} ({wanted})")


def _wants(item: pytest.Item, missing: dict[str, str]) -> str:
    return ", ".join(wanted for marker, wanted in missing.items() if item.get_closest_marker(marker))
