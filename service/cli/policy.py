"""`disclosure policy check`: run every pack's schema, dates and worked examples."""

from __future__ import annotations

import json
from pathlib import Path

import click

from service.policy.checking import check
from service.policy.packs import packs_folder


@click.group()
def command() -> None:
    """Policy packs: the law as data."""


@command.command("check")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check_packs(*, folder: Path | None, as_json: bool) -> None:
    """Check the packs of FOLDER (default: those shipped). Exit code 1 if anything is wrong."""
    verdict = check(folder or packs_folder())
    if as_json:
        click.echo(
            json.dumps(
                {"problems": [str(problem) for problem in verdict.problems], "examples": verdict.examples, "mutations": verdict.mutations}
            )
        )
    else:
        for problem in verdict.problems:
            click.echo(str(problem))
        click.echo(
            f"{verdict.examples} worked examples run, {verdict.mutations} decisive answers flipped, {len(verdict.problems)} problems"
        )
    raise click.exceptions.Exit(1 if verdict.problems else 0)
