"""The leak gate: every check of a kind of file, by engines other than the writer's; one failure blocks the file.

A check that cannot open the file, runs out of bounds or breaks has failed. A kind without checks has failed.
"""

from __future__ import annotations

from collections.abc import Mapping

from service.documents.checks import redetection
from service.documents.checks.check_task import TASK, decode, encode
from service.documents.checks.examined import Check, Examined, Find
from service.documents.checks.registry import REGISTRY
from service.documents.sandbox import SandboxFailure, run_in_sandbox
from service.domain.verification import CheckResult, Secret, Verification

#: Checks that call back into this process and so cannot run in a child.
HERE = frozenset({redetection.NAME})


def verify(
    rendition_content: bytes,
    media_type: str,
    *,
    secrets: tuple[Secret, ...],
    expected_text: str,
    find: Find | None = None,
    kept: frozenset[str] = frozenset(),
    file_name: str | None = None,
    registry: Mapping[str, tuple[Check, ...]] = REGISTRY,
    confined: bool = True,
) -> Verification:
    """Return the verdict of every check on the written bytes; `expected_text` is the rendition's approved text.

    `kept` are strings that stay by decision; `find` returns strings of personal data in a text. Details name secrets
    by number only. `confined` runs each check of `REGISTRY` in a sandboxed child of its own; without it, here.
    """
    examined = Examined(rendition_content, media_type, secrets, expected_text, kept, find, file_name)
    checks = registry.get(media_type, ())
    if not checks:
        return Verification((CheckResult("known_kind", "none", passed=False, detail="no checks exist for this kind of file"),))
    apart = confined and registry is REGISTRY
    return Verification(tuple((_result_apart if apart and check.name not in HERE else _result)(check, examined) for check in checks))


def _result(check: Check, examined: Examined) -> CheckResult:
    try:
        wrong = check.run(examined)
    except Exception as failure:  # noqa: BLE001 - a check that breaks, however, has not proved the file
        wrong = [f"could not open or finish: {type(failure).__name__}"]
    return _said(check, wrong)


def _result_apart(check: Check, examined: Examined) -> CheckResult:
    try:
        wrong = decode(run_in_sandbox(TASK, encode(check.name, examined)))
    except SandboxFailure as failure:
        wrong = [f"could not open or finish: {failure.code}"]
    return _said(check, wrong)


def _said(check: Check, wrong: list[str]) -> CheckResult:
    return CheckResult(check.name, check.engine, passed=not wrong, detail="; ".join(wrong[:5]))
