"""The house rules that linters do not know."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVICE = sorted((ROOT / "service").rglob("*.py"))
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if "samples" not in path.parts)
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "manager.py", "base.py", "common.py", "misc.py"}
#: a section, regulation or article number of an Act: law belongs in policies/
STATUTE = re.compile(r"\b(?:foia|eir|foisa|dpa|gdpr)\.\d|(?<![\w.])s\.\s?\d{2}\b|\bsection (?:2[1-9]|3\d|4[0-4])\b", re.IGNORECASE)


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [*SERVICE, *TESTS], ids=relative)
def test_no_file_is_longer_than_a_person_reads_at_once(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SERVICE, ids=relative)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    too_long = [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not too_long


def test_files_are_named_by_what_they_do() -> None:
    assert [relative(path) for path in SERVICE if path.name in FORBIDDEN_NAMES] == []


def test_package_files_are_empty() -> None:
    assert [relative(path) for path in SERVICE if path.name == "__init__.py" and path.read_text(encoding="utf-8").strip()] == []


@pytest.mark.parametrize("path", SERVICE, ids=relative)
def test_no_import_hides_in_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = [
        f"{node.name} imports on line {inner.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


@pytest.mark.parametrize("path", [path for path in SERVICE if "detection" not in path.parts], ids=relative)
def test_no_statute_number_stands_in_python(path: Path) -> None:
    """A recogniser may know what a citation looks like; nothing else may know the law (DESIGN rule 5)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    code = [line.split("#")[0] for line in lines]
    documented = _docstring_lines(path)
    cited = [f"line {number}: {line.strip()}" for number, line in enumerate(code, 1) if number not in documented and STATUTE.search(line)]
    assert not cited


def _docstring_lines(path: Path) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def test_the_layers_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert not re.search(r"https?://|index-url", lock)


@pytest.mark.parametrize("path", TESTS, ids=relative)
def test_no_test_is_skipped(path: Path) -> None:
    """A skipped test is a promise nobody kept: what a machine cannot run is deselected by a `needs_` marker, and said by name."""
    skips = {"skip", "skipif", "importorskip", "SkipTest", "skipUnless", "skipIf", "xfail"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [f"line {node.lineno}" for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in skips] == []
