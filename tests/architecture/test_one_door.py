"""Only one file of the service says that something written is clean."""

from __future__ import annotations

import ast
from pathlib import Path

SERVICE = Path(__file__).parents[2] / "service"
DOOR = "workflow/release/verify.py"


def adders(tree: ast.AST) -> bool:
    """Say whether code calls `….verifications.add(…)`, however it came by the repository."""
    named = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute) and node.value.attr == "verifications"
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "add":
            owner = node.value
            if isinstance(owner, ast.Attribute) and owner.attr == "verifications":
                return True
            if isinstance(owner, ast.Name) and owner.id in named:
                return True
    return False


def names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }


def parsed() -> dict[str, ast.AST]:
    """Parse the files that speak of verifications at all."""
    texts = {str(path.relative_to(SERVICE)): path.read_text(encoding="utf-8") for path in SERVICE.rglob("*.py")}
    return {name: ast.parse(text) for name, text in texts.items() if "verification" in text.casefold()}


def test_only_the_verb_verify_keeps_the_gates_word() -> None:
    assert [path for path, tree in parsed().items() if adders(tree)] == [DOOR]


def test_only_storage_makes_a_verification_row() -> None:
    users = [path for path, tree in parsed().items() if "VerificationRow" in names(tree)]
    assert sorted(users) == ["storage/repositories/approvals.py"]


def test_only_the_verb_verify_makes_a_record_of_the_gates_word() -> None:
    makers = [
        path
        for path, tree in parsed().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "VerificationRecord"
    ]
    assert makers == [DOOR]


def test_the_search_sees_a_second_door() -> None:
    assert adders(ast.parse("unit.verifications.add(record)"))
    assert adders(ast.parse("door = unit.verifications\ndoor.add(record)"))
    assert not adders(ast.parse("unit.approvals.add(record)"))
