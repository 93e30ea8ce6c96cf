"""`disclosure call create FILE`: enter a call for evidence."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from service.cli.opening import OPERATOR, home_option, json_option, opened, show
from service.workflow.calls.create_call import create_call


@click.group()
def command() -> None:
    """Calls for evidence."""


@command.command("create")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@home_option
@json_option
def create(*, file: Path, home: Path | None, as_json: bool) -> None:
    """Create the call that FILE (YAML) describes, and warn about its notice."""
    with opened(home) as parts:
        made = create_call(parts.context(OPERATOR), file)
    lines = [f"created {made.call.id}: {made.call.title}", *(f"warning {each.code}: {each.message}" for each in made.warnings)]
    show({"call": made.call.id, "warnings": [asdict(each) for each in made.warnings]}, lines, as_json=as_json)
