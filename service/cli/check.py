"""`disclosure check FILE... --secrets FILE`: the leak gate's hunt on any file, whoever made it; needs no server."""

from __future__ import annotations

import json
from pathlib import Path

import click

from service.cli.redact import read_file, read_lines, refuse_irregular
from service.documents.checks.any_file import check_any, found
from service.documents.secrets import kind_by_look
from service.domain.verification import Secret, Verification
from service.kit.folding import fold

CLEAN, NOT_PROVED, LEAK = 0, 3, 4


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--secrets",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Strings that must not be in the files, one a line.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def command(*, files: tuple[Path, ...], secrets: Path, as_json: bool) -> None:
    """Hunt for secrets in FILES: in every byte and form, and in everything a reader of the format finds.

    What could not be opened or read is not clean. Answers name secrets by their line, never by their words.
    Exit code: 0 none is there · 2 usage error · 3 something could not be opened or read · 4 a secret was found.
    """
    refuse_irregular(files)
    wanted = tuple(Secret(line, kind_by_look(line)) for line in read_lines(secrets) if fold(line))
    if not wanted:
        raise click.UsageError("the file of --secrets holds no string: one a line")
    results = {file: check_any(read_file(file), file.name, wanted) for file in files}
    if as_json:
        click.echo(json.dumps([_row(number, result) for number, result in enumerate(results.values(), 1)], indent=2))
    else:
        for file, result in results.items():
            click.echo(f"{_verdict(result)}  {file}")
            for check in result.checks:
                if not check.passed:
                    click.echo(f"    {check.name} ({check.engine}): {check.detail}")
    raise click.exceptions.Exit(max(_code(result) for result in results.values()))


def _code(result: Verification) -> int:
    if result.passed:
        return CLEAN
    return LEAK if found(result) else NOT_PROVED


def _verdict(result: Verification) -> str:
    return {CLEAN: "clean     ", NOT_PROVED: "not proved", LEAK: "LEAK      "}[_code(result)]


def _row(number: int, result: Verification) -> dict[str, object]:
    checks = [{"name": check.name, "engine": check.engine, "passed": check.passed, "detail": check.detail} for check in result.checks]
    return {"file": number, "verdict": _verdict(result).strip().lower(), "checks": checks}
