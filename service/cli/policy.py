"""`disclosure policy explain` and `disclosure policy check`: the law as data, for the people who answer for it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from service.cli.own_policies import own_policies
from service.cli.policy_words import as_data, as_lines
from service.cli.refusing import Refused
from service.domain.errors import DisclosureError
from service.policy.checking import Checked, check, check_own
from service.policy.explaining import explain
from service.policy.packs import load_packs, packs_folder


@click.group()
def command() -> None:
    """Policy packs: the law as data."""


@command.command("explain")
@click.argument("ground")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explain_ground(*, ground: str, as_json: bool) -> None:
    """Explain one GROUND, such as foia.40(2): what it is, what is asked, where each answer leads, worked examples."""
    try:
        explained = explain(load_packs(packs_folder(), own_policies()), ground)
    except DisclosureError as error:
        raise Refused(error) from error
    click.echo(json.dumps(as_data(explained), ensure_ascii=False) if as_json else "\n".join(as_lines(explained)))


@command.command("check")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check_packs(*, folder: Path | None, as_json: bool) -> None:
    """Check the packs and clocks of an authority's own FOLDER (default: those shipped). Exit code 1 if anything is wrong."""
    verdict = check_own(packs_folder(), folder) if folder else check(packs_folder())
    click.echo(json.dumps(_checked_data(verdict), ensure_ascii=False) if as_json else "\n".join(_checked_lines(verdict)))
    raise click.exceptions.Exit(1 if verdict.problems else 0)


def _checked_data(verdict: Checked) -> dict[str, object]:
    return {
        "problems": [str(problem) for problem in verdict.problems],
        "examples": verdict.examples,
        "mutations": verdict.mutations,
        "packs": list(verdict.packs),
    }


def _checked_lines(verdict: Checked) -> list[str]:
    return [
        *(str(problem) for problem in verdict.problems),
        *(["checked: " + ", ".join(verdict.packs)] if verdict.packs else []),
        f"{verdict.examples} worked examples run, {verdict.mutations} decisive answers flipped, {len(verdict.problems)} problems",
    ]
